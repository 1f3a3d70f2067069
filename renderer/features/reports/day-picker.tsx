import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, isDay } from '../../../shared/time.ts';

interface DayPickerProps {
  readonly label: string;
  readonly day: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
  readonly children?: ReactNode;
}

/** One day, with the days beside it. */
export function DayPicker({ label, day, today, onChange, children }: DayPickerProps): ReactNode {
  const { t } = useTranslation('reports');
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <IconButton aria-label={t('period.previousDay')} onClick={() => onChange(addDays(day, -1))}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <TextField
        type="date"
        label={label}
        value={day}
        onChange={(event) => isDay(event.target.value) && onChange(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 160 }}
      />
      <IconButton aria-label={t('period.nextDay')} onClick={() => onChange(addDays(day, 1))}>
        <ChevronRight fontSize="small" />
      </IconButton>
      <Button disabled={day === today} onClick={() => onChange(today)}>
        {t('period.today')}
      </Button>
      {children}
    </Box>
  );
}
