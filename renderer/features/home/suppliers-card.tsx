import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupplierCaseListRow } from '../../../shared/suppliers.ts';
import { CaseStateChip } from '../../components/supplier/case-marks.tsx';
import { useWhen } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

/** Suppliers who have not answered by the time that was asked for (R-000-14). */
export function SuppliersCard({ cases, isMore }: { readonly cases: readonly SupplierCaseListRow[]; readonly isMore: boolean }): ReactNode {
  const { t } = useTranslation('suppliers');
  const when = useWhen();
  return (
    <HomeCard
      title={t('home.title')}
      lines={cases.map((row) => ({
        key: row.id,
        to: `/suppliers/cases/${row.id}`,
        title: `${row.supplierName} · ${row.what.split('\n')[0]}`,
        detail: `${row.no} · ${t('home.due', { when: when(row.answerDueAt) })}`,
        mark: <CaseStateChip row={row} />,
      }))}
      isMore={isMore}
      empty=""
      allTo="/suppliers/cases?show=late"
      shown={6}
    />
  );
}
