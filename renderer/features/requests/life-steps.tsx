import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepsOf } from '../../../shared/request-life-view.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { When } from '../../components/when.tsx';

/** The steps of the job with their times, in a row (R-002-55, R-002-97). */
export function LifeSteps({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requestLife');
  return (
    <Box
      component="ol"
      aria-label={t('section.steps')}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1 }}
    >
      {stepsOf(request).map(({ step, at }) => (
        <Box component="li" key={step} sx={{ flex: '1 1 104px', minWidth: 104, display: 'flex', gap: 0.75 }}>
          {at === null ? (
            <RadioButtonUnchecked sx={{ fontSize: 18, mt: '2px', color: 'text.disabled' }} />
          ) : (
            <CheckCircle sx={{ fontSize: 18, mt: '2px', color: 'success.main' }} />
          )}
          <Box sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: at === null ? 400 : 600, color: at === null ? 'text.secondary' : 'text.primary' }}>
              {t(`step.${step}`)}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {at === null ? t('stepTodo') : <When at={at} />}
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
