import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'oldParts', to: '/old-parts', permission: 'oldParts.read' },
  { key: 'claims', to: '/old-parts/claims', permission: 'suppliers.read' },
  { key: 'empties', to: '/old-parts/empties', permission: 'empties.read' },
  { key: 'replacements', to: '/old-parts/replacements', permission: 'parts.read' },
] as const;

/** What comes back for what went out: old parts, claims on suppliers, empty containers, and what had to be replaced. */
export function OldPartsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('oldParts');
  const { pathname } = useLocation();
  const allowed = useCan();
  const shown = areas.filter(({ permission }) => allowed(permission));
  const current = shown.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '/old-parts';
  const tabs = shown.map(({ key, to }) => ({ label: t(`area.${key}`), to }));
  return (
    <AreaTabs label={t('area.label')} tabs={tabs} current={current}>
      {children}
    </AreaTabs>
  );
}
