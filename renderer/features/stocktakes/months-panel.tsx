import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { accuracyText } from '../../../shared/stock-reports.ts';
import { countedKinds } from '../../../shared/stocktakes.ts';
import type { MonthState, StocktakeMonth } from '../../../shared/stocktakes.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';

const tones: Readonly<Record<MonthState, Tone>> = {
  locked: 'done',
  open: 'active',
  missing: 'late',
  ahead: 'neutral',
  before: 'neutral',
};

/** Takes the room of a year until it is known. */
function unknownMonths(year: number): readonly StocktakeMonth[] {
  return countedKinds.flatMap((kind) =>
    Array.from({ length: 12 }, (_, i) => ({
      kind,
      month: `${year}-${String(i + 1).padStart(2, '0')}`,
      state: 'ahead' as const,
      stocktakeId: null,
      no: null,
    })),
  );
}

/** A year of months for each kind: the red ones have no locked stocktake (R-000-24, R-000-36); and how often the count equals the book. */
export function MonthsPanel(): ReactNode {
  const { t } = useTranslation('stocktakes');
  const zone = useZone();
  const [year, setYear] = useState(() => Number(dayOf(Date.now(), zone).slice(0, 4)));
  const trpc = useTRPC();
  const months = useQuery(trpc.stocktakes.months.queryOptions({ year }, { placeholderData: keepPreviousData })).data;
  const span = { fromOn: `${year}-01-01`, toOn: `${year}-12-31` };
  const accuracy = useQuery(trpc.stocktakes.accuracy.queryOptions(span, { placeholderData: keepPreviousData })).data;
  const rate = accuracy && accuracy.lines > 0 ? accuracyText(accuracy) : undefined;
  return (
    <Paper variant="outlined" component="section" aria-label={t('months.title')} sx={{ mx: 2, mt: 2, px: 2, py: 1, flexShrink: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h2">{t('months.title')}</Typography>
        <IconButton size="small" aria-label={t('months.previous')} onClick={() => setYear(year - 1)}>
          <ChevronLeft />
        </IconButton>
        <Typography component="span" sx={{ ...tabular, fontWeight: 600 }}>
          {year}
        </Typography>
        <IconButton size="small" aria-label={t('months.next')} onClick={() => setYear(year + 1)}>
          <ChevronRight />
        </IconButton>
        <Typography variant="body2" sx={{ color: 'text.secondary', mr: 'auto' }}>
          {t('months.hint')}
        </Typography>
        <Typography component="span">
          {t('list.accuracy')}{' '}
          <Box component="strong" sx={tabular}>
            {rate ?? t('list.accuracyNone')}
          </Box>{' '}
          {rate !== undefined && accuracy && t('list.accuracyOf', { equal: accuracy.equal, lines: accuracy.lines })}
        </Typography>
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={t('months.title')} sx={{ '& td, & th': { px: 0.5, border: 0 } }}>
          <TableBody sx={{ visibility: months ? 'visible' : 'hidden' }}>
            {countedKinds.map((kind) => (
              <TableRow key={kind}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                  {t(`kind.${kind}`)}
                </TableCell>
                {(months ?? unknownMonths(year))
                  .filter((one) => one.kind === kind)
                  .map((one) => (
                    <TableCell key={one.month} align="center">
                      <MonthCell cell={one} />
                    </TableCell>
                  ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Paper>
  );
}

function MonthCell({ cell: { kind, month, state, stocktakeId } }: { readonly cell: StocktakeMonth }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const chip = (
    <>
      <Typography component="span" variant="body2" sx={{ ...tabular, display: 'block', color: 'text.secondary' }}>
        {Number(month.slice(5))}
      </Typography>
      <StatusChip label={t(`monthState.${state}`)} tone={tones[state]} />
    </>
  );
  const label = t('months.cell', { kind: t(`kind.${kind}`), month, state: t(`monthState.${state}`) });
  return stocktakeId === null ? (
    <span title={label}>{chip}</span>
  ) : (
    <Link component={RouterLink} to={`/stocktakes/${stocktakeId}`} aria-label={label} underline="none">
      {chip}
    </Link>
  );
}
