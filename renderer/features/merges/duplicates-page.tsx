import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerArea } from '../../components/customer-area.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { DistinctPairs } from './distinct-pairs.tsx';
import { SuspectPairs } from './suspect-pairs.tsx';

const views = ['open', 'done'] as const;
type View = (typeof views)[number];

/** Worklist of customers who may be one 疑似重复 (R-004-20): merge them, or say that they are different. */
export function DuplicatesPage(): ReactNode {
  const { t } = useTranslation('merges');
  const [view, setView] = useState<View>('open');
  return (
    <CustomerArea>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
        <PageHeader
          title={t('suspects.title')}
          subtitle={t('suspects.hint')}
          actions={
            <ToggleButtonGroup
              exclusive
              size="small"
              color="primary"
              value={view}
              aria-label={t('suspects.tabs')}
              onChange={(_, next: View | null) => next && setView(next)}
            >
              {views.map((one) => (
                <ToggleButton key={one} value={one} sx={{ py: 0.25, textTransform: 'none' }}>
                  {t(`suspects.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          }
        />
        <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, pb: 2 }}>{view === 'open' ? <SuspectPairs /> : <DistinctPairs />}</Box>
      </Box>
    </CustomerArea>
  );
}
