import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentStates } from '../../../shared/projects.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ProjectFilters } from './project-filters.ts';

interface ProjectFilterFieldsProps {
  readonly filters: ProjectFilters;
  readonly change: (next: Partial<ProjectFilters>) => void;
}

/** Payment, archive, trade and the days between which the contract was signed. */
export function ProjectFilterFields({ filters, change }: ProjectFilterFieldsProps): ReactNode {
  const { t } = useTranslation(['projects', 'warranties']);
  return (
    <>
      <ChoiceFilter
        label={t('projects:field.paymentState')}
        all={t('projects:list.all')}
        value={filters.paymentState}
        options={paymentStates.map((value) => [value, t(`projects:payment.${value}`)])}
        onChange={(paymentState) => change({ paymentState })}
        width={130}
      />
      <ChoiceFilter
        label={t('projects:list.archive')}
        all={t('projects:list.all')}
        value={filters.isArchived === null ? null : String(filters.isArchived)}
        options={[
          ['false', t('projects:list.open')],
          ['true', t('projects:list.archived')],
        ]}
        onChange={(value) => change({ isArchived: value === null ? null : value === 'true' })}
        width={130}
      />
      <ChoiceFilter
        label={t('projects:field.trade')}
        all={t('projects:list.all')}
        value={filters.trade}
        options={warrantyPolicyCodes.map((value) => [value, t(`warranties:policy.${value}`)])}
        onChange={(trade) => change({ trade })}
        width={170}
      />
      <Day label={t('projects:list.from')} value={filters.from} onChange={(from) => change({ from })} />
      <Day label={t('projects:list.to')} value={filters.to} onChange={(to) => change({ to })} />
    </>
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 146 }}
    />
  );
}
