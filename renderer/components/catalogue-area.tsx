import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { AreaTabs } from './area-tabs.tsx';
import { useStockShortcuts } from './use-stock-shortcuts.ts';

const areas = [
  { key: 'catalogue', to: '/parts', permission: 'parts.read' },
  { key: 'places', to: '/parts/places', permission: 'parts.read' },
  { key: 'classes', to: '/parts/classes', permission: 'parts.read' },
  { key: 'ledger', to: '/parts/ledger', permission: 'parts.ledger' },
  { key: 'check', to: '/parts/check', permission: 'parts.read' },
] as const;

/** What there is, where it lies and what it is worth; issuing and receiving are the storeroom's (`StockArea`). */
export function CatalogueArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('catalogue');
  const { pathname } = useLocation();
  const allowed = useCan();
  useStockShortcuts();
  const shown = areas.filter(({ permission }) => allowed(permission));
  const current = shown.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '/parts';
  const tabs = shown.map(({ key, to }) => ({ label: t(`area.${key}`), to }));
  return (
    <AreaTabs label={t('area.label')} tabs={tabs} current={current}>
      {children}
    </AreaTabs>
  );
}
