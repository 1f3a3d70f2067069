import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxReportDays, monthOf, reportSpan, weekOf } from '../../../shared/reports.ts';
import type { ReportSpan } from '../../../shared/reports.ts';
import { addDays, daysBetween } from '../../../shared/time.ts';

export interface PeriodPickerProps {
  readonly span: ReportSpan;
  readonly today: string;
  readonly onChange: (span: ReportSpan) => void;
}

/** From which to which day; one step moves by the length of the period, a whole month by a month. */
export function PeriodPicker({ span, today, onChange }: PeriodPickerProps): ReactNode {
  const { t } = useTranslation('reports');
  const [typed, setTyped] = useState<ReportSpan>();
  const shown = typed ?? span;
  const asked = reportSpan.safeParse(shown);
  const isReversed = shown.to !== '' && shown.from !== '' && shown.to < shown.from;
  const choose = (next: ReportSpan) => {
    setTyped(undefined);
    onChange(next);
  };
  const type = (next: ReportSpan) => {
    if (reportSpan.safeParse(next).success) choose(next);
    else setTyped(next);
  };
  const isSame = (one: ReportSpan) => one.from === span.from && one.to === span.to;
  const shortcuts = [
    ['today', { from: today, to: today }],
    ['thisWeek', weekOf(today)],
    ['lastWeek', weekOf(addDays(today, -7))],
    ['thisMonth', monthOf(today)],
  ] as const;
  const problem = asked.success ? '' : isReversed ? t('period.reversed') : t('period.tooLong', { count: maxReportDays });
  return (
    <Box role="group" aria-label={t('period.label')} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <IconButton aria-label={t('period.previous')} onClick={() => choose(movedSpan(span, -1))}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <DayField label={t('period.from')} value={shown.from} onChange={(from) => type({ ...shown, from })} />
      <DayField label={t('period.to')} value={shown.to} onChange={(to) => type({ ...shown, to })} problem={problem} />
      <IconButton aria-label={t('period.next')} onClick={() => choose(movedSpan(span, 1))}>
        <ChevronRight fontSize="small" />
      </IconButton>
      {shortcuts.map(([key, one]) => (
        <Button key={key} variant={isSame(one) ? 'outlined' : 'text'} aria-pressed={isSame(one)} onClick={() => choose(one)}>
          {t(`period.${key}`)}
        </Button>
      ))}
    </Box>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem?: string;
}

function DayField({ label, value, onChange, problem = '' }: DayFieldProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      error={problem !== ''}
      helperText={problem}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
}

function movedSpan(span: ReportSpan, steps: 1 | -1): ReportSpan {
  const month = monthOf(span.from);
  if (month.from === span.from && month.to === span.to) return monthOf(addDays(steps > 0 ? span.to : span.from, steps));
  const days = (daysBetween(span.from, span.to) + 1) * steps;
  return { from: addDays(span.from, days), to: addDays(span.to, days) };
}
