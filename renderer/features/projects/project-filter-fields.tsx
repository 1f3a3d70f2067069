import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentStates } from '../../../shared/projects.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
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
      <Choice
        label={t('projects:field.paymentState')}
        value={filters.paymentState ?? ''}
        options={paymentStates.map((value) => [value, t(`projects:payment.${value}`)])}
        onChange={(value) => change({ paymentState: paymentStates.find((state) => state === value) ?? null })}
      />
      <Choice
        label={t('projects:list.archive')}
        value={filters.isArchived === null ? '' : String(filters.isArchived)}
        options={[
          ['false', t('projects:list.open')],
          ['true', t('projects:list.archived')],
        ]}
        onChange={(value) => change({ isArchived: value === '' ? null : value === 'true' })}
      />
      <Choice
        label={t('projects:field.trade')}
        value={filters.trade ?? ''}
        options={warrantyPolicyCodes.map((value) => [value, t(`warranties:policy.${value}`)])}
        onChange={(value) => change({ trade: warrantyPolicyCodes.find((code) => code === value) ?? null })}
        width={170}
      />
      <Day label={t('projects:list.from')} value={filters.from} onChange={(from) => change({ from })} />
      <Day label={t('projects:list.to')} value={filters.to} onChange={(to) => change({ to })} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
  readonly width?: number;
}

function Choice({ label, value, options, onChange, width = 130 }: ChoiceProps): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
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
