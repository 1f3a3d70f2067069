import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countingUnit, formatQuantity, parsePacks } from '../../../shared/pack-quantity.ts';
import { countableStates } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeLine, StocktakeView } from '../../../shared/stocktakes.ts';
import { toolConditions } from '../../../shared/tools.ts';
import type { ToolCondition } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ListSearchField } from '../../components/list-search-field.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** A full count has hundreds of lines: so many stand on the page at once. */
const shownAtOnce = 100;

type Only = 'all' | 'left' | 'differences' | 'recount';

const keeps: Readonly<Record<Only, (line: StocktakeLine) => boolean>> = {
  all: () => true,
  left: ({ round }) => round === 0,
  differences: ({ differenceQty }) => differenceQty !== null && differenceQty !== 0,
  recount: ({ wantsRecount }) => wantsRecount,
};

/** The lines by place and code: what was counted is typed here from paper, and why it differs. */
export function LinesSection({ view }: { readonly view: StocktakeView }): ReactNode {
  const { t } = useTranslation(['stocktakes', 'tools']);
  const allowed = useCan();
  const isCounting = countableStates.includes(view.state);
  const [only, show] = useState<Only>('all');
  const [words, find] = useState('');
  const [most, setMost] = useState(shownAtOnce);
  const offered: readonly Only[] = isCounting
    ? ['all', 'left', ...(view.isBlind ? [] : (['differences'] as const)), 'recount']
    : ['all', 'differences'];
  const wanted = words.trim().toUpperCase();
  const isMeant = ({ placeName, holderName, code, barcode, name, spec, lotNo }: StocktakeLine) =>
    [placeName, holderName, code, barcode, name, spec, lotNo].some((text) => text.toUpperCase().includes(wanted));
  const lines = view.lines.filter(keeps[offered.includes(only) ? only : 'all']).filter(isMeant);
  const mayCount = isCounting && allowed('stocktakes.count');
  const mayExplain = view.state === 'witnessed' && allowed('stocktakes.explain');
  const quantity = (qty: number | null, line: StocktakeLine) => (qty === null ? '' : formatQuantity(qty, line));
  const figures: readonly DataTableColumn<StocktakeLine>[] = [
    { key: 'book', label: t('stocktakes:line.book'), numeric: true, render: (line) => quantity(line.bookQty, line) },
    { key: 'moved', label: t('stocktakes:line.moved'), numeric: true, render: ({ movedQty }) => movedQty || '' },
  ];
  const differences: readonly DataTableColumn<StocktakeLine>[] = [
    {
      key: 'difference',
      label: t('stocktakes:line.difference'),
      numeric: true,
      render: (line) =>
        line.differenceQty ? (
          <StatusChip label={`${line.differenceQty > 0 ? '+' : ''}${formatQuantity(line.differenceQty, line)}`} tone="attention" />
        ) : (
          line.differenceQty
        ),
    },
    { key: 'amount', label: t('stocktakes:line.amount'), numeric: true, render: ({ differenceFen }) => <Money fen={differenceFen} /> },
    {
      key: 'reason',
      label: t('stocktakes:line.reason'),
      ...(mayExplain && { width: 220 }),
      render: (line) => (mayExplain && line.differenceQty !== 0 ? <ReasonField key={line.id} view={view} line={line} /> : line.reason),
    },
  ];
  const columns: readonly DataTableColumn<StocktakeLine>[] = [
    {
      key: 'item',
      label: t('stocktakes:line.name'),
      render: ({ name, spec, lotNo, code, placeName, holderName, condition }) => (
        <Box sx={{ minWidth: 140 }}>
          {[name, spec, lotNo].filter(Boolean).join(' ')}
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {[holderName || placeName, code, ...(condition === '' || mayCount ? [] : [t(`tools:condition.${condition}`)])].join(' · ')}
          </Typography>
        </Box>
      ),
    },
    ...(view.kind === 'tools' && mayCount
      ? [
          {
            key: 'condition',
            label: t('stocktakes:line.condition'),
            render: (line: StocktakeLine) => line.condition !== '' && <ConditionField view={view} line={line} condition={line.condition} />,
          },
        ]
      : []),
    ...(isCounting && view.isBlind ? [] : figures),
    {
      key: 'counted',
      label: t('stocktakes:line.counted'),
      numeric: true,
      width: 120,
      render: (line) =>
        mayCount ? <CountedField key={`${line.id}/${line.round}`} view={view} line={line} /> : quantity(line.countedQty, line),
    },
    // what was counted says its unit; an empty field does not
    ...(mayCount
      ? [{ key: 'unit', label: t('stocktakes:line.unit'), render: (line: StocktakeLine) => (isOpen(line) ? countingUnit(line) : '') }]
      : []),
    ...(isCounting && view.isBlind ? [] : differences),
    {
      key: 'counter',
      label: t('stocktakes:line.counter'),
      render: ({ counters, round, wantsRecount }) => (
        <>
          {counters} {round > 1 && t('stocktakes:line.round', { round })}
          {wantsRecount && <StatusChip label={t('stocktakes:line.recount')} tone="attention" />}
        </>
      ),
    },
  ];
  return (
    <Section
      title={t('stocktakes:page.lines')}
      actions={
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <ListSearchField label={t('stocktakes:line.find')} value={words} onChange={find} />
          <ToggleButtonGroup
            exclusive
            size="small"
            value={offered.includes(only) ? only : 'all'}
            onChange={(_, next: Only | null) => show(next ?? 'all')}
          >
            {offered.map((one) => (
              <ToggleButton key={one} value={one}>
                {t(`stocktakes:line.only.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Box>
      }
    >
      <Box sx={tableStyle}>
        <DataTable
          label={t('stocktakes:page.lines')}
          columns={columns}
          rows={lines.slice(0, most)}
          rowKey={({ id }) => id}
          empty={t('stocktakes:line.none')}
        />
      </Box>
      {lines.length > most && (
        <Button onClick={() => setMost(most + shownAtOnce)} sx={{ mt: 1 }}>
          {t('stocktakes:line.showMore', { count: lines.length - most })}
        </Button>
      )}
    </Section>
  );
}

/** Its field is still empty. */
function isOpen({ wantsRecount, countedQty }: StocktakeLine): boolean {
  return wantsRecount || countedQty === null;
}

/** Figures and headings stay on one line; names give way. */
const tableStyle = { overflowX: 'auto', '& th, & td.MuiTableCell-alignRight': { whiteSpace: 'nowrap' } } as const;

interface LineFieldProps {
  readonly view: StocktakeView;
  readonly line: StocktakeLine;
}

/** What was counted, typed from paper: Enter or leaving the field keeps it; a line to recount is counted in the next round. */
function CountedField({ view, line }: LineFieldProps): ReactNode {
  const { t } = useTranslation('stocktakes');
  const [text, setText] = useState<string>();
  const count = useCommand(useTRPC().stocktakes.countLine.mutationOptions(), { onDone: () => setText(undefined) });
  const shown = isOpen(line) ? '' : formatQuantity(line.countedQty ?? 0, line);
  const qty = text === undefined || text.trim() === '' ? undefined : parsePacks(text, line);
  const isWrong = text !== undefined && text.trim() !== '' && qty === undefined;
  const keep = () => {
    if (qty === undefined) return;
    void count.run({ id: view.id, lineId: line.id, qty, round: line.wantsRecount ? line.round + 1 : Math.max(1, line.round) });
  };
  return (
    <TextField
      value={text ?? String(shown)}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && (currentTarget.querySelector('input') ?? undefined)?.blur()}
      error={isWrong || count.error !== null}
      slotProps={{
        htmlInput: { 'aria-label': t('line.countedOf', { name: line.name }), maxLength: 20, style: { textAlign: 'right' } },
      }}
      sx={{ width: 100 }}
    />
  );
}

/** What a numbered tool looks like: wear is counted with it (R-000-71). */
function ConditionField({ view, line, condition }: LineFieldProps & { readonly condition: ToolCondition }): ReactNode {
  const { t } = useTranslation(['stocktakes', 'tools']);
  const note = useCommand(useTRPC().stocktakes.noteCondition.mutationOptions());
  const label = t('stocktakes:line.conditionOf', { name: [line.name, line.lotNo].join(' ') });
  return (
    <TextField
      select
      value={condition}
      onChange={({ target }) => {
        const next = toolConditions.find((one) => one === target.value);
        if (next) void note.run({ id: view.id, lineId: line.id, condition: next });
      }}
      error={note.error !== null}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': label } }}
      sx={{ width: 90 }}
    >
      {toolConditions.map((one) => (
        <option key={one} value={one}>
          {t(`tools:condition.${one}`)}
        </option>
      ))}
    </TextField>
  );
}

function ReasonField({ view, line }: LineFieldProps): ReactNode {
  const { t } = useTranslation('stocktakes');
  const [text, setText] = useState<string>();
  const keep = useCommand(useTRPC().stocktakes.setReason.mutationOptions(), { onDone: () => setText(undefined) });
  return (
    <TextField
      value={text ?? line.reason}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (text !== undefined && text.trim() !== line.reason) void keep.run({ id: view.id, lineId: line.id, reason: text.trim() });
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && (currentTarget.querySelector('input') ?? undefined)?.blur()}
      error={keep.error !== null}
      fullWidth
      slotProps={{ htmlInput: { 'aria-label': t('line.reasonOf', { name: line.name }), maxLength: 200 } }}
    />
  );
}
