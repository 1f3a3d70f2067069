import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { AreaTabs } from './area-tabs.tsx';
import { useStockShortcuts } from './use-stock-shortcuts.ts';

const areas = [
  { key: 'waiting', to: '/parts/waiting', permission: 'parts.read' },
  { key: 'issue', to: '/parts/issue', permission: 'stock.issue' },
  { key: 'return', to: '/parts/return', permission: 'stock.issue' },
  { key: 'transfer', to: '/parts/transfer', permission: 'stock.issue' },
  { key: 'scrap', to: '/parts/scrap', permission: 'stock.scrap' },
  { key: 'technicians', to: '/parts/technicians', permission: 'parts.read' },
  { key: 'receive', to: '/parts/receive', permission: 'stock.receive' },
  { key: 'moves', to: '/parts/moves', permission: 'parts.read' },
] as const;

/** The pages of the storeroom (what there is: `CatalogueArea`), with the way from one to the other and their shortcuts. */
export function StockArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('parts');
  const { pathname } = useLocation();
  const allowed = useCan();
  useStockShortcuts();
  const shown = areas.filter(({ permission }) => allowed(permission));
  const current = shown.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '/parts/waiting';
  const tabs = shown.map(({ key, to }) => ({ label: t(`area.${key}`), to }));
  return (
    <AreaTabs label={t('area.label')} tabs={tabs} current={current}>
      {children}
    </AreaTabs>
  );
}
