import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairFilter } from '../../../shared/reports.ts';
import { requestTypes } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';

interface RepairFilterFieldsProps {
  readonly filters: RepairFilter;
  readonly change: (next: Partial<RepairFilter>) => void;
  readonly onPrint: () => void;
}

/** Type, technician, and whether only what is late or stands still is shown. */
export function RepairFilterFields({ filters, change, onPrint }: RepairFilterFieldsProps): ReactNode {
  const { t } = useTranslation(['reports', 'requests']);
  const staff = useQuery(useTRPC().staff.list.queryOptions()).data ?? [];
  const technicians = staff.filter(({ isTechnician, isActive }) => isTechnician && isActive);
  return (
    <>
      <TextField
        select
        label={t('reports:repairs.type')}
        value={filters.type ?? ''}
        onChange={(event) => change({ type: requestTypes.find((one) => one === event.target.value) ?? null })}
        slotProps={shownEmpty}
        sx={{ width: 120 }}
      >
        <MenuItem value="">{t('reports:repairs.allTypes')}</MenuItem>
        {requestTypes.map((type) => (
          <MenuItem key={type} value={type}>
            {t(`requests:type.${type}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('reports:repairs.technicians')}
        value={technicians.some(({ id }) => id === filters.staffId) ? filters.staffId : ''}
        onChange={(event) => change({ staffId: Number(event.target.value) || null })}
        slotProps={shownEmpty}
        sx={{ width: 140 }}
      >
        <MenuItem value="">{t('reports:repairs.everybody')}</MenuItem>
        {technicians.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={<Switch checked={filters.isLate} onChange={(_, isLate) => change({ isLate })} />}
        label={t('reports:repairs.onlyLate')}
        sx={{ mx: 0 }}
      />
      <FormControlLabel
        control={<Switch checked={filters.isHeld} onChange={(_, isHeld) => change({ isHeld })} />}
        label={t('reports:repairs.onlyHeld')}
        sx={{ mx: 0 }}
      />
      <Button startIcon={<Print fontSize="small" />} onClick={onPrint}>
        {t('reports:print')}
      </Button>
    </>
  );
}

const shownEmpty = { select: { displayEmpty: true }, inputLabel: { shrink: true } } as const;
