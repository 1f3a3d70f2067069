import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { slipGroups } from './slip-filters.ts';
import type { SlipFilters, SlipGroup } from './slip-filters.ts';

/** Technician, planned day, waiting for parts; below them the quick views by state. */
export function SlipFilterFields({
  filters,
  change,
}: {
  readonly filters: SlipFilters;
  readonly change: (next: Partial<SlipFilters>) => void;
}): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions()).data ?? [];
  const people = staff.filter(({ isTechnician }) => isTechnician);
  return (
    <>
      <TextField
        select
        label={t('list.technician')}
        value={people.some(({ id }) => id === filters.staffId) ? filters.staffId : ''}
        onChange={(event) => change({ staffId: Number(event.target.value) || null })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 140 }}
      >
        <MenuItem value="">{t('list.everybody')}</MenuItem>
        {people.map((person) => (
          <MenuItem key={person.id} value={person.id}>
            {person.name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="date"
        label={t('list.plannedOn')}
        value={filters.plannedOn}
        onChange={(event) => change({ plannedOn: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 150 }}
      />
      <FormControlLabel
        label={t('list.waiting')}
        control={<Checkbox checked={filters.isWaitingForParts} onChange={(_, isWaitingForParts) => change({ isWaitingForParts })} />}
      />
      <Box sx={{ width: '100%', order: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          color="primary"
          value={filters.group}
          aria-label={t('list.views')}
          onChange={(_, group: SlipGroup | null) => group && change({ group })}
        >
          {slipGroups.map((group) => (
            <ToggleButton key={group} value={group} sx={{ py: 0.25, px: 1.5, textTransform: 'none' }}>
              {t(`group.${group}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
    </>
  );
}
