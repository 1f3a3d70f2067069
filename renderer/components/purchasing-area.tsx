import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'reordering:title', to: '/purchasing', permission: 'reordering.read' },
  { key: 'materialRequests:area.requests', to: '/purchasing/requests', permission: 'materialRequests.read' },
  { key: 'purchasing:area.inquiries', to: '/purchasing/inquiries', permission: 'purchasing.read' },
  { key: 'purchasing:area.orders', to: '/purchasing/orders', permission: 'purchasing.read' },
  { key: 'purchasing:area.consignments', to: '/purchasing/consignments', permission: 'purchasing.read' },
  { key: 'purchasing:area.costs', to: '/purchasing/costs', permission: 'purchasing.read' },
] as const;

/** What the store asks for and buys, with the way from one page to the other. */
export function PurchasingArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['materialRequests', 'purchasing', 'reordering']);
  const { pathname } = useLocation();
  const allowed = useCan();
  const shown = areas.filter(({ permission }) => allowed(permission));
  const current = shown.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to;
  const tabs = shown.map(({ key, to }) => ({ label: t(key), to }));
  return (
    <AreaTabs label={t('materialRequests:area.label')} tabs={tabs} {...(current !== undefined && { current })}>
      {children}
    </AreaTabs>
  );
}
