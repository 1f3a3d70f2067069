import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CustomerTask } from '../../../shared/privacy.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import { PagedTable } from './paged-table.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { ReviewSettings } from './review-settings.tsx';
import { usePages } from './use-pages.ts';

/** Customers whose data is to be looked at again (R-004-18, R-004-19), the oldest first. */
export function ReviewPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [open, setOpen] = useState<'settings' | CustomerTask>();
  const pages = usePages<CustomerTask>([...trpc.privacy.toReview.queryKey(), 'pages'], (cursor) =>
    client.privacy.toReview.query({ cursor }),
  );
  return (
    <SettingsArea
      section="privacyReview"
      hint={t('review.hint')}
      actions={
        <Button variant="outlined" onClick={() => setOpen('settings')}>
          {t('review.settings')}
        </Button>
      }
    >
      <PagedTable
        label={t('section.review')}
        pages={pages}
        rowKey={(row) => row.id}
        empty={t('review.empty')}
        more={t('review.more')}
        columns={[
          {
            key: 'name',
            label: t('ask.name'),
            render: (row) => (
              <Link component={RouterLink} to={`/customers/${row.id}`}>
                {row.name}
              </Link>
            ),
          },
          { key: 'phone', label: t('ask.phone'), width: 150, render: (row) => row.phone },
          {
            key: 'key',
            label: t('review.keyData'),
            width: 170,
            render: (row) => <Due at={row.keyDataReviewedAt} isDue={row.isKeyDataDue} />,
          },
          {
            key: 'other',
            label: t('review.otherData'),
            width: 170,
            render: (row) => <Due at={row.reviewedAt} isDue={row.isOtherDataDue} />,
          },
          { key: 'source', label: t('review.source'), width: 140, render: (row) => row.source },
          { key: 'done', label: '', width: 120, render: (row) => <Reviewed row={row} onAsk={() => setOpen(row)} /> },
        ]}
      />
      {open === 'settings' && <ReviewSettings onClose={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'settings' && <ReviewDialog task={open} onClose={() => setOpen(undefined)} />}
    </SettingsArea>
  );
}

function Due({ at, isDue }: { readonly at: number | null; readonly isDue: boolean }): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <StatusChip label={t(isDue ? 'review.due' : 'review.fine')} tone={isDue ? 'attention' : 'done'} />
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {at === null ? t('review.never') : <When at={at} as="date" />}
      </Typography>
    </Box>
  );
}

/** One press where the source is known; a customer without one is asked for it. */
function Reviewed({ row, onAsk }: { readonly row: CustomerTask; readonly onAsk: () => void }): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const mark = useCommand(trpc.privacy.markReviewed.mutationOptions(), { doneText: t('review.doneText', { name: row.name }) });
  const run = () => mark.run({ customerId: row.id, keyData: row.isKeyDataDue, otherData: row.isOtherDataDue });
  return (
    <Button
      size="small"
      variant="outlined"
      loading={mark.isPending}
      aria-label={`${t('review.done')} ${row.name}`}
      onClick={() => (row.source === '' ? onAsk() : void run())}
    >
      {t('review.done')}
    </Button>
  );
}
