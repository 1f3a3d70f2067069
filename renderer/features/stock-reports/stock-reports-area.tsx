import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaTabs } from '../../components/area-tabs.tsx';

const areas = [
  { key: 'onDay', to: '/stock-reports' },
  { key: 'use', to: '/stock-reports/use' },
  { key: 'turnover', to: '/stock-reports/turnover' },
  { key: 'slow', to: '/stock-reports/slow' },
  { key: 'reserves', to: '/stock-reports/reserves' },
  { key: 'accuracy', to: '/stock-reports/accuracy' },
] as const;

/** The figures of the store, with the way from one to the other. */
export function StockReportsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('stockReports');
  return (
    <AreaTabs label={t('label')} tabs={areas.map(({ key, to }) => ({ label: t(`area.${key}`), to }))}>
      {children}
    </AreaTabs>
  );
}
