import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface TypedNameProps {
  /** What is to be typed. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The name of the other shop, typed by whoever really means it (F45). */
export function TypedName({ name, value, onChange }: TypedNameProps): ReactNode {
  const { t } = useTranslation('backups');
  return (
    <div>
      <Typography sx={{ mb: 1 }}>{t('restore.typeName', { name })}</Typography>
      <TextField
        fullWidth
        label={t('restore.typed')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 80, autoComplete: 'off' } }}
      />
    </div>
  );
}
