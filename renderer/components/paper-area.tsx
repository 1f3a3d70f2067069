import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'numbers:area.handovers', to: '/handovers' },
  { key: 'numbers:area.unmatched', to: '/papers/unmatched' },
  { key: 'numbers:area.prints', to: '/papers/prints' },
  { key: 'numbers:area.numbers', to: '/papers' },
  { key: 'numbers:area.voids', to: '/papers/voids' },
] as const;

/** What became of the shop's papers (R-001-14, R-000-58), with the way from one list to the other. */
export function PaperArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['numbers']);
  const tabs = areas.map(({ key, to }) => ({ label: t(key), to }));
  return (
    <AreaTabs label={t('numbers:area.label')} tabs={tabs}>
      {children}
    </AreaTabs>
  );
}
