import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../session.tsx';
import { SafetyMark } from './incident/incident-marks.tsx';
import { AreaTabs } from './area-tabs.tsx';

const areas = [
  { key: 'reports:area.day', to: '/reports', permission: 'reports.read' },
  { key: 'reports:area.evening', to: '/reports/evening', permission: 'reports.read' },
  { key: 'reports:area.progress', to: '/reports/progress', permission: 'reports.read' },
  { key: 'reports:area.efficiency', to: '/reports/efficiency', permission: 'reports.read' },
  { key: 'reports:area.repairs', to: '/reports/repairs', permission: 'reports.read' },
  { key: 'reports:area.timeliness', to: '/reports/timeliness', permission: 'reports.read' },
] as const;

/** The tables of the day and week, with the way from one to the other. */
export function ReportsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['reports']);
  const allowed = useCan();
  const tabs = areas.filter(({ permission }) => allowed(permission)).map(({ key, to }) => ({ label: t(key), to }));
  return (
    <AreaTabs label={t('reports:area.label')} tabs={tabs} mark={<SafetyMark />}>
      {children}
    </AreaTabs>
  );
}
