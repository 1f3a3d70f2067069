import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { InstalledItemFile, ItemRequest, ItemSlip } from '../../../shared/installed-items.ts';
import { DataTable } from '../../components/data-table.tsx';
import { RequestStateChip } from '../../components/request-marks.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { twoLines } from '../../components/text-styles.ts';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

/** Every request about the item with its slips; a paper without the customer's signature stands out (R-002-92). */
export function ItemRequests({ file }: { readonly file: InstalledItemFile }): ReactNode {
  const { t } = useTranslation('installedItems');
  if (file.requests.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('page.noRequests')}</Typography>;
  return (
    <DataTable<ItemRequest>
      label={t('page.requests')}
      rows={file.requests}
      rowKey={(request) => request.id}
      columns={[
        {
          key: 'request',
          label: t('column.request'),
          render: ({ id, no }) => (
            <Link component={RouterLink} to={`/requests/${id}`} sx={{ whiteSpace: 'nowrap' }}>
              {no}
            </Link>
          ),
        },
        { key: 'receivedAt', label: t('column.receivedAt'), render: ({ receivedAt }) => <When at={receivedAt} as="date" /> },
        {
          key: 'content',
          label: t('column.content'),
          render: ({ content }) => (
            <Box sx={twoLines} title={content}>
              {content}
            </Box>
          ),
        },
        { key: 'state', label: t('column.state'), render: ({ state, type }) => <RequestStateChip state={state} type={type} /> },
        {
          key: 'slips',
          label: t('column.slip'),
          render: ({ id }) => <Slips slips={file.slips.filter(({ requestId }) => requestId === id)} />,
        },
      ]}
    />
  );
}

function Slips({ slips }: { readonly slips: readonly ItemSlip[] }): ReactNode {
  const { t } = useTranslation(['installedItems', 'workOrders']);
  const mayOpen = useCan()('workOrders.read');
  if (slips.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('installedItems:page.noSlip')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {slips.map((slip) => (
        <Box component="li" key={slip.id}>
          {mayOpen ? (
            <Link component={RouterLink} to={`/work-orders/${slip.id}`}>
              {slip.no}
            </Link>
          ) : (
            slip.no
          )}{' '}
          {slip.isUnsigned ? (
            <StatusChip label={t('installedItems:page.unsigned')} tone="attention" icon={<WarningAmber />} />
          ) : (
            slip.signedBy && `${t('installedItems:column.signature')}：${slip.signedBy}`
          )}
          {slip.remedy && (
            <Box sx={{ ...twoLines, color: 'text.secondary' }} title={slip.remedy}>
              {slip.remedy}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
