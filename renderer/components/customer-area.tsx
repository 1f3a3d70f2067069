import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../session.tsx';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'warranties:area.customers', to: '/customers', permission: 'customers.read' },
  { key: 'customerFile:files.area', to: '/customers/files', permission: 'customers.write' },
  { key: 'warranties:area.expiring', to: '/warranties', permission: 'customers.read' },
  { key: 'merges:area.duplicates', to: '/customers/duplicates', permission: 'customers.merge' },
  { key: 'merges:area.merges', to: '/customers/merges', permission: 'customers.merge' },
  { key: 'merges:area.badPhones', to: '/customers/bad-phones', permission: 'customers.write' },
] as const;

/** The lists about customers, with the way from one to the other. */
export function CustomerArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['warranties', 'customerFile', 'merges']);
  const allowed = useCan();
  const tabs = areas.filter(({ permission }) => allowed(permission)).map(({ key, to }) => ({ label: t(key), to }));
  return (
    <AreaTabs label={t('warranties:area.label')} tabs={tabs}>
      {children}
    </AreaTabs>
  );
}
