import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSpanAskable } from '../../../shared/call-filters.ts';
import type { CallFilters } from '../../../shared/call-filters.ts';
import { callOutcomes, talkWays } from '../../../shared/calls.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';

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
      <ChoiceFilter
        label={t('calls:field.channel')}
        all={t('calls:list.all')}
        value={filters.channel}
        options={talkWays.map((one) => [one, t(`customers:talkChannel.${one}`)])}
        onChange={(channel) => change({ channel })}
        width={92}
      />
      <ChoiceFilter
        label={t('calls:field.direction')}
        all={t('calls:list.all')}
        value={filters.direction}
        options={(['incoming', 'outgoing'] as const).map((one) => [one, t(`calls:direction.${one}`)])}
        onChange={(direction) => change({ direction })}
        width={80}
      />
      <ChoiceFilter
        label={t('calls:field.outcome')}
        all={t('calls:list.all')}
        value={filters.outcome}
        options={callOutcomes.map((one) => [one, t(`calls:outcome.${one}`)])}
        onChange={(outcome) => change({ outcome })}
        width={100}
      />
      <ChoiceFilter
        label={t('calls:field.answeredBy')}
        all={t('calls:list.all')}
        value={people.data?.some(({ id }) => id === filters.userId) ? filters.userId : null}
        options={(people.data ?? []).map(({ id, name }) => [id, name])}
        onChange={(userId) => change({ userId })}
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
