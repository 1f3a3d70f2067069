import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { textOfOldParts } from '../../../shared/old-parts.ts';
import type { OldPartListRow, OldPartOut } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { Section } from '../detail-page.tsx';
import { When } from '../when.tsx';
import { OldPartStateChip, useOldPartText } from './old-part-marks.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { ExcuseDialog, WishDialog } from './step-dialogs.tsx';

interface SlipOldPartsProps {
  readonly workOrderId: number;
  /** The paper is, or is about to be, back: what is still out stands out. */
  readonly isBack: boolean;
  /** Without these the shop does not take the paper back. */
  readonly blocking: readonly OldPartOut[];
}

type Open =
  | { readonly kind: 'receive'; readonly rows: readonly OldPartListRow[] }
  | { readonly kind: 'excuse'; readonly row: OldPartListRow }
  | { readonly kind: 'wish' };

/** On a slip: which old parts are out, back, or have their fate (R-000-25), and what the customer wants done with them (R-003-32). */
export function SlipOldParts({ workOrderId, isBack, blocking }: SlipOldPartsProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const allowed = useCan();
  const query = useQuery(useTRPC().oldParts.ofSlip.queryOptions({ id: workOrderId }, { enabled: allowed('oldParts.read') }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const data = query.data;
  if (!data || (data.rows.length === 0 && data.wish === 'notAsked')) return null;
  const awaited = data.rows.filter(({ state }) => state === 'awaited');
  const count = awaited.reduce((sum, { qty }) => sum + qty, 0);
  const mayWork = allowed('oldParts.work');
  return (
    <Section
      title={t('slip.title')}
      actions={
        mayWork &&
        awaited.length > 0 && (
          <Button variant="outlined" onClick={() => setOpen({ kind: 'receive', rows: awaited })}>
            {t('command.receive')}
          </Button>
        )
      }
    >
      {isBack && count > 0 && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {blocking.length > 0 ? t('slip.blocks', { items: textOfOldParts(blocking) }) : t('slip.missing', { count })}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.5 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('field.wish')}
        </Typography>
        <Typography>{[t(`wish.${data.wish}`), data.isShown && t('shown')].filter(Boolean).join(' · ')}</Typography>
        {allowed('workOrders.progress') && <Button onClick={() => setOpen({ kind: 'wish' })}>{t('slip.changeWish')}</Button>}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {data.rows.map((row) => (
          <SlipLine
            key={row.id}
            row={row}
            actions={
              mayWork && row.state === 'awaited' && <Button onClick={() => setOpen({ kind: 'excuse', row })}>{t('command.excuse')}</Button>
            }
          />
        ))}
      </Box>
      {open?.kind === 'receive' && <ReceiveDialog rows={open.rows} onClose={close} />}
      {open?.kind === 'excuse' && <ExcuseDialog row={open.row} onClose={close} />}
      {open?.kind === 'wish' && <WishDialog workOrderId={workOrderId} start={data} onClose={close} />}
    </Section>
  );
}

function SlipLine({ row, actions }: { readonly row: OldPartListRow; readonly actions: ReactNode }): ReactNode {
  const { t } = useTranslation('oldParts');
  const textOf = useOldPartText();
  const text = textOf(row);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25, alignItems: 'center', flexWrap: 'wrap', minHeight: 32 }}>
      <Link component={RouterLink} to={`/old-parts/${row.id}`} sx={{ fontWeight: 600 }}>
        {row.itemName}
      </Link>
      <span>{`${row.qty} ${row.unit}`}</span>
      <OldPartStateChip row={row} />
      {row.state === 'awaited' && (
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
          {row.staffName} · {t('field.dueAt')} <When at={row.dueAt} />
        </Typography>
      )}
      {text !== '' && (
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
      )}
      {actions && <Box sx={{ ml: 'auto' }}>{actions}</Box>}
    </Box>
  );
}
