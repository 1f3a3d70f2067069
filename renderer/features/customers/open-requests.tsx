import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CallerRequest } from '../../../shared/customers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { PromiseMark, RequestStateChip, UrgencyMark } from '../../components/request-marks.tsx';
import { twoLines } from '../../components/text-styles.ts';
import { When } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';

/** What the customer still waits for. */
export function OpenRequests({ requests }: { readonly requests: readonly CallerRequest[] }): ReactNode {
  const { t } = useTranslation(['customers', 'requests']);
  if (requests.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('customers:page.noOpen')}</Typography>;
  return (
    <DataTable
      label={t('customers:page.open')}
      rows={requests}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'no',
          label: t('requests:field.no'),
          render: (row) => (
            <Link component={RouterLink} to={`/requests/${row.id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
              {row.no}
            </Link>
          ),
        },
        { key: 'state', label: t('requests:field.state'), render: (row) => <RequestStateChip state={row.state} type={row.type} /> },
        { key: 'urgency', label: t('requests:field.urgency'), render: (row) => <UrgencyMark urgency={row.urgency} /> },
        {
          key: 'content',
          label: t('requests:field.content'),
          render: (row) => (
            <Box sx={twoLines} title={row.content}>
              {row.content}
            </Box>
          ),
        },
        { key: 'received', label: t('requests:field.receivedAt'), render: (row) => <When at={row.receivedAt} /> },
        {
          key: 'promised',
          label: t('requests:field.promisedAt'),
          render: (row) => <PromiseMark state={row.state} promisedAt={row.promisedAt} />,
        },
      ]}
    />
  );
}
