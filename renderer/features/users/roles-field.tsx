import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/roles.ts';
import type { Role } from '../../../shared/roles.ts';

/** The roles of a user, each with what it means. Value: a list of roles. */
export function RolesField({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { field, fieldState } = useController({ name });
  const held = field.value as readonly Role[];
  const toggle = (role: Role, isHeld: boolean) => field.onChange(isHeld ? [...held, role] : held.filter((one) => one !== role));
  return (
    <FormControl component="fieldset" error={fieldState.invalid} required>
      <FormLabel component="legend" sx={{ mb: 0.5 }}>
        {t('settings:users.roles')}
      </FormLabel>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
        {roles.map((role, index) => (
          <FormControlLabel
            key={role}
            control={
              <Checkbox
                checked={held.includes(role)}
                onChange={(_, isHeld) => toggle(role, isHeld)}
                onBlur={field.onBlur}
                sx={{ py: 0.25 }}
                slotProps={{ input: index === 0 ? { ref: field.ref, name } : { name } }}
              />
            }
            label={
              <>
                {t(`common:role.${role}`)}{' '}
                <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                  {t(`settings:users.roleHint.${role}`)}
                </Typography>
              </>
            }
          />
        ))}
      </Box>
      {fieldState.invalid && <FormHelperText>{t('settings:users.needRole')}</FormHelperText>}
    </FormControl>
  );
}
