import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'people', to: '/tools' },
  { key: 'list', to: '/tools/list' },
  { key: 'kinds', to: '/tools/kinds' },
  { key: 'due', to: '/tools/due' },
  { key: 'losses', to: '/tools/losses' },
  { key: 'repairs', to: '/tools/repairs' },
  { key: 'purchases', to: '/tools/purchases' },
  { key: 'accounts', to: '/tools/accounts' },
  { key: 'ledger', to: '/tools/ledger' },
  { key: 'kits', to: '/tools/kits' },
  { key: 'wear', to: '/tools/wear' },
] as const;

/** The pages of the tool room, with the way from one to the other. */
export function ToolsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('tools');
  const { pathname } = useLocation();
  const current = areas.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '/tools';
  return (
    <AreaTabs label={t('area.label')} tabs={areas.map(({ key, to }) => ({ label: t(`area.${key}`), to }))} current={current}>
      {children}
    </AreaTabs>
  );
}
