import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { stockSpan } from '../../shared/stock-reports.ts';
import type { StockSpan } from '../../shared/stock-reports.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { useZone } from '../session.tsx';

/** The days of a report stand in its address, so that Back and a copied link show the same; by default the last ninety. */
export function useSpan(): readonly [StockSpan, (span: StockSpan) => void] {
  const [address, setAddress] = useSearchParams();
  const today = useToday();
  const asked = stockSpan.safeParse({ from: address.get('from') ?? '', to: address.get('to') ?? '' });
  const span = asked.data ?? { from: addDays(today, -89), to: today };
  const change = ({ from, to }: StockSpan) =>
    setAddress(
      (before) => {
        before.set('from', from);
        before.set('to', to);
        return before;
      },
      { replace: true },
    );
  return [span, change];
}

/** The day of the shop when the page was opened. */
export function useToday(): string {
  const zone = useZone();
  return useState(() => dayOf(Date.now(), zone))[0];
}

/** From which to which day, with the spans that are asked for most. */
export function SpanPicker({ span, onChange }: { readonly span: StockSpan; readonly onChange: (span: StockSpan) => void }): ReactNode {
  const { t } = useTranslation('stockReports');
  const today = useToday();
  const [typed, setTyped] = useState<StockSpan>();
  const shown = typed ?? span;
  const problem = typed ? t(typed.to < typed.from ? 'span.reversed' : 'span.wrong') : undefined;
  const choose = (next: StockSpan) => {
    const isRight = stockSpan.safeParse(next).success;
    setTyped(isRight ? undefined : next);
    if (isRight) onChange(next);
  };
  const monthStart = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = addDays(monthStart, -1);
  const shortcuts = [
    ['last90', { from: addDays(today, -89), to: today }],
    ['thisMonth', { from: monthStart, to: today }],
    ['lastMonth', { from: `${lastMonthEnd.slice(0, 7)}-01`, to: lastMonthEnd }],
    ['thisYear', { from: `${today.slice(0, 4)}-01-01`, to: today }],
  ] as const;
  const field = (key: 'from' | 'to') => (
    <TextField
      type="date"
      label={t(key)}
      value={shown[key]}
      error={problem !== undefined}
      helperText={key === 'to' ? problem : undefined}
      onChange={(event) => choose({ ...shown, [key]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
  return (
    <>
      {field('from')}
      {field('to')}
      {shortcuts.map(([key, one]) => {
        const isThis = one.from === span.from && one.to === span.to;
        return (
          <Button key={key} variant={isThis ? 'outlined' : 'text'} aria-pressed={isThis} onClick={() => choose(one)}>
            {t(`span.${key}`)}
          </Button>
        );
      })}
    </>
  );
}
