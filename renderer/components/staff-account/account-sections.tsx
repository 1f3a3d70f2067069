import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { StaffAccount } from '../../../shared/staff-accounts.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../data-table.tsx';
import { Facts, Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { Money } from '../money.tsx';
import { TableSkeleton } from '../table-skeleton.tsx';
import { AccountActs } from './account-acts.tsx';
import { EntriesTable } from './entries-table.tsx';
import { PlansSection } from './plans-section.tsx';

/** What somebody owes and has left as deposit, with the entries and the plans behind it (SM-11). */
export function StaffAccountSections({ staffId }: { readonly staffId: number }): ReactNode {
  const query = useQuery(useTRPC().staffAccounts.get.queryOptions({ staffId }));
  if (query.data) return <Sections account={query.data} />;
  return query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <TableSkeleton />;
}

function Sections({ account }: { readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { staffId, heldFen, owedFen, freeFen, paidFen, leftOn } = account;
  return (
    <>
      <Section title={t('balances')} actions={<AccountActs account={account} />}>
        <Facts
          items={[
            [t('owed'), <Money key="owed" fen={owedFen} />],
            [t('free'), <Money key="free" fen={freeFen} />],
            [t('held'), <Money key="held" fen={heldFen} />],
            [t('paid'), <Money key="paid" fen={paidFen} />],
            ...(leftOn === '' ? [] : [[t('field.leftOn'), leftOn] as const]),
          ]}
        />
        <Deposits account={account} />
      </Section>
      <PlansSection account={account} />
      <Section
        title={t('lines')}
        actions={
          <Button component={RouterLink} to={`/print/staff-account?staff=${staffId}`} disabled={account.lines.length === 0}>
            {t('print.statement')}
          </Button>
        }
      >
        <EntriesTable account={account} />
      </Section>
    </>
  );
}

/** What each kind asks for, and what is there of it (R-000-76): only kinds that the person has, or that something is held for. */
function Deposits({ account }: { readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const rows = account.deposits.filter(({ outQty, heldFen, plannedFen }) => outQty > 0 || heldFen > 0 || plannedFen > 0);
  if (rows.length === 0) return null;
  return (
    <DataTable
      label={t('deposit.title')}
      rows={rows}
      rowKey={({ itemId }) => itemId}
      columns={[
        { key: 'name', label: t('deposit.title'), render: ({ name }) => name },
        { key: 'out', label: t('deposit.out'), numeric: true, width: 100, render: ({ outQty }) => outQty },
        { key: 'needed', label: t('deposit.needed'), numeric: true, width: 130, render: ({ neededFen }) => <Money fen={neededFen} /> },
        { key: 'held', label: t('deposit.held'), numeric: true, width: 130, render: ({ heldFen }) => <Money fen={heldFen} /> },
        { key: 'planned', label: t('deposit.planned'), numeric: true, width: 130, render: ({ plannedFen }) => <Money fen={plannedFen} /> },
        {
          key: 'missing',
          label: t('deposit.missing'),
          numeric: true,
          width: 130,
          render: ({ neededFen, heldFen, plannedFen }) => <Money fen={Math.max(0, neededFen - heldFen - plannedFen)} />,
        },
      ]}
    />
  );
}
