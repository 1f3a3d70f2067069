import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RequestView } from '../../../shared/requests.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { When } from '../../components/when.tsx';

/** R-002-28: what was finished before each reopening stays readable. */
export function RequestFinishes({ finishes }: { readonly finishes: RequestView['finishes'] }): ReactNode {
  const { t } = useTranslation('requests');
  if (finishes.length === 0) return null;
  return (
    <Section title={t('detail.finishes')}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {finishes.map((finish) => (
          <Box key={finish.seq}>
            <Typography variant="h3">{t('detail.finish', { seq: finish.seq })}</Typography>
            <Typography sx={{ my: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{finish.result || '—'}</Typography>
            <Facts
              items={[
                [t('field.resolvedAt'), finish.resolvedAt === null ? '' : <When key="resolved" at={finish.resolvedAt} />],
                [t('field.toldAt'), finish.toldAt === null ? '' : <When key="told" at={finish.toldAt} />],
                [t('field.closedAt'), finish.closedAt === null ? '' : <When key="closed" at={finish.closedAt} />],
                [t('detail.reopenedAt'), <When key="reopened" at={finish.reopenedAt} />],
                [t('detail.reopenReason'), finish.reopenReason],
              ]}
            />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
