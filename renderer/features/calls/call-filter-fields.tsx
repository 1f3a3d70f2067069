import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSpanAskable } from '../../../shared/call-filters.ts';
import type { CallFilters } from '../../../shared/call-filters.ts';
import { callOutcomes, talkWays } from '../../../shared/calls.ts';
import { useTRPC } from '../../api.ts';

interface CallFilterFieldsProps {
  readonly filters: CallFilters;
  readonly change: (next: Partial<CallFilters>) => void;
}

/** Days, way, direction, outcome, who answered, and only those whom nobody knows yet. */
export function CallFilterFields({ filters, change }: CallFilterFieldsProps): ReactNode {
  const { t } = useTranslation(['calls', 'customers', 'common']);
  const trpc = useTRPC();
  const people = useQuery(trpc.calls.people.queryOptions(undefined, { staleTime: 60_000 }));
  const problem = isSpanAskable(filters) ? undefined : t('common:validation.spanOfDays');
  return (
    <>
      <DayField label={t('calls:list.from')} value={filters.from} onChange={(from) => change({ from })} />
      <DayField label={t('calls:list.to')} value={filters.to} onChange={(to) => change({ to })} problem={problem} />
      <Choice
        label={t('calls:field.channel')}
        value={filters.channel}
        options={talkWays.map((one) => [one, t(`customers:talkChannel.${one}`)])}
        onChange={(channel) => change({ channel })}
        width={92}
      />
      <Choice
        label={t('calls:field.direction')}
        value={filters.direction}
        options={(['incoming', 'outgoing'] as const).map((one) => [one, t(`calls:direction.${one}`)])}
        onChange={(direction) => change({ direction })}
        width={80}
      />
      <Choice
        label={t('calls:field.outcome')}
        value={filters.outcome}
        options={callOutcomes.map((one) => [one, t(`calls:outcome.${one}`)])}
        onChange={(outcome) => change({ outcome })}
        width={100}
      />
      <Choice
        label={t('calls:field.answeredBy')}
        value={people.data?.some(({ id }) => id === filters.userId) ? String(filters.userId) : null}
        options={(people.data ?? []).map(({ id, name }) => [String(id), name])}
        onChange={(userId) => change({ userId: userId === null ? null : Number(userId) })}
        width={100}
      />
      <ToggleButton
        value="unknown"
        size="small"
        color="primary"
        selected={filters.isUnknown}
        onChange={() => change({ isUnknown: !filters.isUnknown })}
        sx={{ py: 0.25, px: 1.5, textTransform: 'none' }}
      >
        {t('calls:list.unknownOnly')}
      </ToggleButton>
    </>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V | null) => void;
  readonly width: number;
}

function Choice<V extends string>({ label, value, options, onChange, width }: ChoiceProps<V>): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find(([one]) => one === event.target.value)?.[0] ?? null)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ width }}
    >
      <MenuItem value="">{t('list.all')}</MenuItem>
      {options.map(([one, text]) => (
        <MenuItem key={one} value={one}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem?: string | undefined;
}

function DayField({ label, value, onChange, problem }: DayFieldProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== undefined}
      helperText={problem}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 138 }}
    />
  );
}
