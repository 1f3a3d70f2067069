import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classAxes } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';

export interface ClassFilter {
  readonly useClassId: number | null;
  readonly functionClassId: number | null;
  readonly structureClassId: number | null;
}

export const anyClass: ClassFilter = { useClassId: null, functionClassId: null, structureClassId: null };

const fields = { use: 'useClassId', function: 'functionClassId', structure: 'structureClassId' } as const;

/** The three classes filter the list (R-004-50); an axis without classes is not in the way. */
export function ClassFilters({
  filter,
  change,
}: {
  readonly filter: ClassFilter;
  readonly change: (next: Partial<ClassFilter>) => void;
}): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const classes = useQuery(useTRPC().parts.classes.queryOptions());
  return classAxes.map((axis) => {
    const own = (classes.data ?? []).filter((one) => one.axis === axis);
    const field = fields[axis];
    return own.length === 0 ? null : (
      <TextField
        key={axis}
        select
        label={t(`parts:axis.${axis}`)}
        value={own.some(({ id }) => id === filter[field]) ? filter[field] : ''}
        onChange={(event) => change({ [field]: own.find(({ id }) => id === Number(event.target.value))?.id ?? null })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 130 }}
      >
        <MenuItem value="">{t('catalogue:filter.allClasses', { axis: t(`parts:axis.${axis}`) })}</MenuItem>
        {own.map(({ id, code, name }) => (
          <MenuItem key={id} value={id}>
            {code} {name}
          </MenuItem>
        ))}
      </TextField>
    );
  });
}
