import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverDay } from '../../../shared/handovers.ts';
import { tabular } from '../../theme.ts';

/** Which numbers between the first and the last of each day are not on the list, and what is known of them (R-000-58). */
export function HandoverDays({ days }: { readonly days: readonly HandoverDay[] }): ReactNode {
  const { t } = useTranslation('handovers');
  return days.map(({ missing, ...day }) => (
    <Box key={day.day} sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 600, color: missing.length > 0 ? 'warning.main' : 'text.primary' }}>
        {missing.length > 0 ? t('missingOf', { ...day, missing: missing.length }) : t('completeOf', day)}
      </Typography>
      {missing.length > 0 && (
        <Box
          component="ul"
          aria-label={`${t('missing')} ${day.day}`}
          sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, display: 'grid', gap: 0.5 }}
        >
          {missing.map(({ no, place, detail }) => (
            <Box component="li" key={no} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
              <Typography component="span" variant="body2" sx={{ ...tabular, whiteSpace: 'nowrap' }}>
                {no}
              </Typography>
              <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                {[place === null ? t('neverGiven') : t(`place.${place}`), detail].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  ));
}
