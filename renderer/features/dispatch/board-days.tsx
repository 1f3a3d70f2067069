import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BoardDay } from '../../../shared/board.ts';
import { addDays, dayOf, isDay, weekdayOf } from '../../../shared/time.ts';
import { useCan, useZone } from '../../session.tsx';

interface BoardDaysProps {
  readonly board: BoardDay;
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Chooses whose rows are shown. */
  readonly filter: ReactNode;
  readonly hint: 'waiting' | 'rows' | 'carry' | 'carrySlip';
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Which day is shown, what kind of day it is, and what the keys do now. */
export function BoardDays({ board, day, onDay, filter, hint }: BoardDaysProps): ReactNode {
  const { t } = useTranslation(['board', 'common']);
  const zone = useZone();
  const navigate = useNavigate();
  const allowed = useCan();
  const weekday = t(`common:date.weekday.${weekdays[weekdayOf(day) - 1] ?? 'mon'}`);
  const kind = board.dayName || (board.windows.length === 0 ? t('board:day.closed') : '');
  const toPrint = board.slips.filter(({ state }) => state === 'dispatched' || state === 'accepted').map(({ id }) => id);
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', px: 1, py: 0.75, minWidth: 0 }}>
      <IconButton aria-label={t('board:day.previous')} onClick={() => onDay(addDays(day, -1))}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <TextField
        type="date"
        label={t('board:day.date')}
        value={day}
        onChange={(event) => isDay(event.target.value) && onDay(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 150, flexShrink: 0 }}
      />
      <IconButton aria-label={t('board:day.next')} onClick={() => onDay(addDays(day, 1))}>
        <ChevronRight fontSize="small" />
      </IconButton>
      <Button onClick={() => onDay(dayOf(Date.now(), zone))}>{t('board:day.today')}</Button>
      <Typography
        component="span"
        sx={{ fontWeight: 600, whiteSpace: 'nowrap', color: board.windows.length === 0 ? 'error.main' : undefined }}
      >
        {weekday} {kind}
      </Typography>
      {filter && <Box sx={{ ml: 0.5, flexShrink: 0 }}>{filter}</Box>}
      <Typography variant="body2" noWrap sx={{ color: 'text.secondary', ml: 1, mr: 'auto', minWidth: 0 }} title={t(`board:hint.${hint}`)}>
        {t(`board:hint.${hint}`)}
      </Typography>
      {allowed('print.documents') && (
        <Button
          startIcon={<Print fontSize="small" />}
          disabled={toPrint.length === 0}
          onClick={() => void navigate(`/print/slips?ids=${toPrint.slice(0, 200).join()}`)}
          sx={{ flexShrink: 0 }}
        >
          {t('board:day.printDay')}
        </Button>
      )}
    </Box>
  );
}
