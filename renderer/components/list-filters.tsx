import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

interface DayFilterProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** One end of a period, in the head of a list. */
export function DayFilter({ label, value, onChange }: DayFilterProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
}

interface ChoiceFilterProps<Value extends string | number> {
  readonly label: string;
  readonly all?: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value | null) => void;
  readonly width?: number;
}

/** One of a few, or all of them. */
export function ChoiceFilter<Value extends string | number>(props: ChoiceFilterProps<Value>): ReactNode {
  const { label, all, value, options, onChange, width = 200 } = props;
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find(([one]) => String(one) === String(target.value))?.[0] ?? null)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ width }}
    >
      {all !== undefined && <MenuItem value="">{all}</MenuItem>}
      {options.map(([one, text]) => (
        <MenuItem key={one} value={one}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** A day of the address or of a field, or null while it is none. */
export function dayOrNull(text: string): string | null {
  return /^(19[7-9]\d|2[01]\d\d|22[0-4]\d)-\d\d-\d\d$/.test(text) ? text : null;
}
