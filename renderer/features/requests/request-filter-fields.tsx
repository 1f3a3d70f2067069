import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lifeFilters } from '../../../shared/request-lists.ts';
import { branches, requestTypes, urgencies } from '../../../shared/requests.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { views } from './request-list-filters.ts';
import type { RequestFilters, RequestsView } from './request-list-filters.ts';

export interface RequestFilterFieldsProps {
  readonly filters: RequestFilters;
  readonly change: (next: Partial<RequestFilters>) => void;
}

/** Branch (each has its own list, R-001-13), type, urgency and days; below them the quick views. */
export function RequestFilterFields({ filters, change }: RequestFilterFieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const life = useTranslation('requestLife').t;
  return (
    <>
      <ChoiceFilter
        label={t('field.branch')}
        all={t('list.allBranches')}
        value={filters.branch}
        options={branches.map((value) => [value, t(`branch.${value}`)])}
        onChange={(branch) => change({ branch })}
        width={112}
      />
      <ChoiceFilter
        label={t('field.type')}
        all={t('list.allTypes')}
        value={filters.type}
        options={requestTypes.map((value) => [value, t(`type.${value}`)])}
        onChange={(type) => change({ type })}
        width={112}
      />
      <ChoiceFilter
        label={t('field.urgency')}
        all={t('list.allUrgencies')}
        value={filters.urgency}
        options={urgencies.map((value) => [value, t(`urgency.${value}`)])}
        onChange={(urgency) => change({ urgency })}
        width={100}
      />
      <ChoiceFilter
        label={life('list.life')}
        all={life('list.none')}
        value={filters.life}
        options={lifeFilters.map((value) => [value, life(`list.${value}`)])}
        onChange={(chosen) => change({ life: chosen })}
        width={136}
      />
      <DayField label={t('list.from')} value={filters.from} onChange={(from) => change({ from })} />
      <DayField label={t('list.to')} value={filters.to} onChange={(to) => change({ to })} />
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        value={filters.view}
        aria-label={t('list.views')}
        onChange={(_, view: RequestsView | null) => view && change({ view })}
      >
        {views.map((view) => (
          <ToggleButton key={view} value={view} sx={{ py: 0.25, px: 1.5, textTransform: 'none' }}>
            {t(`list.view.${view}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </>
  );
}

function DayField(props: { readonly label: string; readonly value: string; readonly onChange: (day: string) => void }): ReactNode {
  return (
    <TextField
      type="date"
      label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 138 }}
    />
  );
}
