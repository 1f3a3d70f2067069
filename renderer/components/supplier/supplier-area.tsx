import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaTabs } from '../area-tabs.tsx';

const areas = [
  { key: 'suppliers', to: '/suppliers' },
  { key: 'cases', to: '/suppliers/cases' },
] as const;

/** Suppliers and what is sent to them, with the way from one list to the other. */
export function SupplierArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('suppliers');
  const tabs = areas.map(({ key, to }) => ({ label: t(`area.${key}`), to }));
  return (
    <AreaTabs label={t('area.label')} tabs={tabs}>
      {children}
    </AreaTabs>
  );
}
