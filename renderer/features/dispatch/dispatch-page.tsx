import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { DispatchLog } from './dispatch-log.tsx';
import { DispatchQueue } from './dispatch-queue.tsx';
import { NotHandedBack } from './not-handed-back.tsx';
import { UnmatchedSlips } from './unmatched-slips.tsx';

const tabs = ['queue', 'log', 'notBack', 'unmatched'] as const;
type DispatchTab = (typeof tabs)[number];

/** Dispatch 派工: what waits for a technician, the daily log (R-000-03), papers that are out (R-000-52), numbers that do not match (R-001-14). */
export function DispatchPage(): ReactNode {
  const { t } = useTranslation('dispatch');
  const [address, setAddress] = useSearchParams();
  const tab = tabs.find((one) => one === address.get('tab')) ?? 'queue';
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHeader
        title={t('title')}
        actions={
          <Tabs
            value={tab}
            aria-label={t('title')}
            onChange={(_, next: DispatchTab) => setAddress(next === 'queue' ? {} : { tab: next })}
            sx={{ minHeight: 36 }}
          >
            {tabs.map((one) => (
              <Tab
                key={one}
                value={one}
                label={t(`tab.${one}`)}
                id={`dispatch-tab-${one}`}
                aria-controls={`dispatch-panel-${one}`}
                sx={{ minHeight: 36, textTransform: 'none' }}
              />
            ))}
          </Tabs>
        }
      />
      <Box
        role="tabpanel"
        id={`dispatch-panel-${tab}`}
        aria-labelledby={`dispatch-tab-${tab}`}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
      >
        {tab === 'queue' && <DispatchQueue wanted={Number(address.get('request')) || undefined} />}
        {tab === 'log' && <DispatchLog />}
        {tab === 'notBack' && <NotHandedBack />}
        {tab === 'unmatched' && <UnmatchedSlips />}
      </Box>
    </Box>
  );
}
