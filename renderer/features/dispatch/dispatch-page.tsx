import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { useCan } from '../../session.tsx';
import { Board } from './board.tsx';
import { DispatchLog } from './dispatch-log.tsx';
import { DispatchQueue } from './dispatch-queue.tsx';
import { NotHandedBack } from './not-handed-back.tsx';
import { ToReconfirm } from '../../components/to-reconfirm.tsx';
import { useSlipScan } from '../../components/use-slip-scan.ts';
import { UnmatchedSlips } from './unmatched-slips.tsx';

const tabs = ['board', 'queue', 'log', 'notBack', 'unmatched', 'toReconfirm'] as const;
type DispatchTab = (typeof tabs)[number];

/** Dispatch 派工: the board, slip by slip, the daily log (R-000-03), papers that are out (R-000-52), numbers that do not match (R-001-14). */
export function DispatchPage(): ReactNode {
  const { t } = useTranslation(['dispatch', 'reports']);
  const allowed = useCan();
  useSlipScan();
  const [address, setAddress] = useSearchParams();
  // a request that is asked for opens its form
  const tab = tabs.find((one) => one === address.get('tab')) ?? (address.has('request') ? 'queue' : 'board');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHeader
        title={t('dispatch:title')}
        actions={
          <>
            {allowed('print.documents') && (
              <Button component={Link} to="/dispatch/morning">
                {t('reports:morning.link')}
              </Button>
            )}
            <Tabs
              value={tab}
              aria-label={t('dispatch:title')}
              onChange={(_, next: DispatchTab) => setAddress(next === 'board' ? {} : { tab: next })}
              sx={{ minHeight: 36 }}
            >
              {tabs.map((one) => (
                <Tab
                  key={one}
                  value={one}
                  label={t(`dispatch:tab.${one}`)}
                  id={`dispatch-tab-${one}`}
                  aria-controls={`dispatch-panel-${one}`}
                  sx={{ minHeight: 36, textTransform: 'none' }}
                />
              ))}
            </Tabs>
          </>
        }
      />
      <Box
        role="tabpanel"
        id={`dispatch-panel-${tab}`}
        aria-labelledby={`dispatch-tab-${tab}`}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
      >
        {tab === 'board' && <Board />}
        {tab === 'queue' && <DispatchQueue wanted={Number(address.get('request')) || undefined} />}
        {tab === 'log' && <DispatchLog />}
        {tab === 'notBack' && <NotHandedBack />}
        {tab === 'unmatched' && <UnmatchedSlips />}
        {tab === 'toReconfirm' && <ToReconfirm />}
      </Box>
    </Box>
  );
}
