import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { returnedPercent } from '../../../shared/reports.ts';
import type { DayFigures } from '../../../shared/reports.ts';
import { tabular } from '../../theme.ts';

/** The numbers of a day (G-01): slips and lines must be the same; what is wrong is red, with a sign and in words. */
export function DayFiguresStrip({ day }: { readonly day: DayFigures }): ReactNode {
  const { t } = useTranslation('reports');
  const percent = returnedPercent(day);
  const isSame = day.slips === day.lines;
  return (
    <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0 }}>
      <Figure label={t('day.slips')} value={day.slips} />
      <Figure label={t('day.lines')} value={day.lines} note={isSame ? t('day.same') : t('day.differs')} isWrong={!isSame} />
      <Figure label={t('day.returned')} value={day.returned} note={percent === null ? undefined : t('day.share', { percent })} />
      <Figure label={t('day.out')} value={day.out} />
      <Figure label={t('day.voided')} value={day.voided} />
      <Figure
        label={t('day.missing')}
        value={day.missing.length}
        note={day.missing.length === 0 ? t('day.noMissing') : day.missing.join('、')}
        isWrong={day.missing.length > 0}
      />
    </Box>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly note?: string | undefined;
  readonly isWrong?: boolean;
}

function Figure({ label, value, note, isWrong = false }: FigureProps): ReactNode {
  const colour = isWrong ? 'error.main' : undefined;
  return (
    <Box
      sx={{
        minWidth: 112,
        px: 1.5,
        py: 0.75,
        border: 1,
        borderColor: isWrong ? 'error.main' : 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        <Box
          sx={{
            ...tabular,
            fontSize: 22,
            fontWeight: 700,
            lineHeight: 1.2,
            color: colour,
            display: 'flex',
            alignItems: 'center',
            gap: 0.5,
          }}
        >
          {isWrong && <ErrorOutline fontSize="small" />}
          {value}
        </Box>
        {note && (
          <Typography variant="caption" sx={{ color: isWrong ? 'error.main' : 'text.secondary', display: 'block', maxWidth: 260 }}>
            {note}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
