import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJobAct, PrintJobRow } from '../../../shared/desktop-bridge.ts';
import { EmptyState } from '../empty-state.tsx';
import { When } from '../when.tsx';

interface PrintQueuePanelProps {
  readonly rows: readonly PrintJobRow[];
  readonly act: (act: PrintJobAct) => void;
}

/** Every job with what became of it and what can be done about it, the newest first. */
export function PrintQueuePanel({ rows, act }: PrintQueuePanelProps): ReactNode {
  const { t } = useTranslation('print');
  return (
    <Box sx={{ maxHeight: '70vh', display: 'flex', flexDirection: 'column' }}>
      <Typography variant="h2" sx={{ px: 2, pt: 1.25, pb: 0.5 }}>
        {t('queue.title')}
      </Typography>
      <Box sx={{ overflow: 'auto', minHeight: 0 }}>
        {rows.length === 0 ? (
          <EmptyState title={t('queue.empty')} hint={t('queue.emptyHint')} />
        ) : (
          <List sx={{ pt: 0 }} aria-label={t('queue.title')}>
            {rows.toReversed().map((row) => (
              <JobLine key={row.id} row={row} act={act} />
            ))}
          </List>
        )}
      </Box>
      {rows.length > 0 && (
        <Typography variant="body2" sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 0.75, color: 'text.secondary' }}>
          {t('queue.hint')}
        </Typography>
      )}
    </Box>
  );
}

const actsOf: Readonly<Record<PrintJobRow['state'], readonly PrintJobAct['act'][]>> = {
  queued: ['cancel'],
  printing: ['cancel'],
  failed: ['retry', 'savePdf', 'remove'],
  cancelled: ['retry', 'savePdf', 'remove'],
  done: ['remove'],
};
const actWords = {
  retry: ['queue.retry', 'queue.retryThing'],
  cancel: ['queue.cancel', 'queue.cancelThing'],
  savePdf: ['queue.pdf', 'queue.pdfThing'],
  remove: ['queue.remove', 'queue.removeThing'],
} as const;

function JobLine({ row, act }: { readonly row: PrintJobRow; readonly act: PrintQueuePanelProps['act'] }): ReactNode {
  const { t } = useTranslation('print');
  const thing = row.title || t('queue.untitled');
  const isFailed = row.state === 'failed';
  return (
    <ListItem sx={{ display: 'block', px: 2, py: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography component="span" noWrap sx={{ fontWeight: 600, minWidth: 0 }}>
          {thing}
        </Typography>
        <Typography component="span" variant="body2" sx={{ ml: 'auto', flexShrink: 0, color: isFailed ? 'error.main' : 'text.secondary' }}>
          {row.isPdf ? t('queue.savedPdf') : t(`queue.state.${row.state}`)}
        </Typography>
      </Box>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        <When at={row.at} />
        {detailsOf(row, t).map((text) => ` · ${text}`)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, ml: -0.5 }}>
        {actsOf[row.state].map((name) => (
          <Button key={name} size="small" aria-label={t(actWords[name][1], { thing })} onClick={() => act({ id: row.id, act: name })}>
            {t(actWords[name][0])}
          </Button>
        ))}
      </Box>
    </ListItem>
  );
}

/** Where to, the how manieth attempt, and why not. */
function detailsOf(row: PrintJobRow, t: ReturnType<typeof useTranslation<'print'>>['t']): readonly string[] {
  const { printer, attempts, reason, detail, driverForm } = row;
  const form = driverForm === 'own' ? t('queue.ownForm') : driverForm;
  return [
    printer || t('queue.dialog'),
    attempts > 1 ? t('queue.attempts', { nth: attempts }) : '',
    reason === null ? '' : [t(`queue.reason.${reason}`), detail].filter(Boolean).join(': '),
    form === '' ? '' : t('queue.onDriverForm', { form }),
  ].filter(Boolean);
}
