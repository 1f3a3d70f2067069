import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { PaymentChip } from '../../components/payment-chip.tsx';
import { useCan } from '../../session.tsx';

/** The projects of a customer (B-03), the newest first. */
export function CustomerProjects({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('projects');
  const allowed = useCan();
  const projects = useQuery(useTRPC().projects.list.queryOptions({ customerId, limit: 100 }));
  const make = allowed('customers.write') && (
    <Button component={RouterLink} to={`/projects/new?customer=${customerId}`}>
      {t('list.new')}
    </Button>
  );
  const rows = projects.data?.rows ?? [];
  return (
    <Section title={t('page.section')} actions={make}>
      {rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('page.none')}</Typography>
      ) : (
        <DataTable
          label={t('page.section')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('field.name'),
              render: (row) => (
                <Link component={RouterLink} to={`/projects/${row.id}`} sx={{ fontWeight: 600 }}>
                  {row.name}
                </Link>
              ),
            },
            { key: 'payment', label: t('field.paymentState'), width: 120, render: (row) => <PaymentChip state={row.paymentState} /> },
            { key: 'contract', label: t('field.contractNo'), width: 130, render: (row) => row.contractNo },
            { key: 'accepted', label: t('field.acceptedOn'), width: 110, render: (row) => row.acceptedOn || '—' },
            {
              key: 'archive',
              label: t('field.state'),
              width: 90,
              render: (row) => (row.isArchived ? t('list.archived') : t('list.open')),
            },
          ]}
        />
      )}
    </Section>
  );
}
