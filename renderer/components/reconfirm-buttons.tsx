import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reconfirmResults } from '../../shared/appointments.ts';
import type { AppointmentRow } from '../../shared/appointments.ts';
import { useTRPC } from '../api.ts';
import { useCommand } from '../use-command.ts';

/** What the call before a visit gave (B-09): confirmed, not reached, another time. */
export function ReconfirmButtons({ row: { id, version, customerName } }: { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  const reconfirm = useCommand(useTRPC().appointments.reconfirm.mutationOptions(), { doneText: t('done.reconfirmed') });
  return (
    <Box sx={{ display: 'flex', gap: 0.5 }}>
      {reconfirmResults.map((result) => (
        <Button
          key={result}
          size="small"
          variant={result === 'confirmed' ? 'outlined' : 'text'}
          disabled={reconfirm.isPending}
          aria-label={`${t(`result.${result}`)} ${customerName}`}
          onClick={() => void reconfirm.run({ id, version, result })}
          sx={{ whiteSpace: 'nowrap' }}
        >
          {t(`result.${result}`)}
        </Button>
      ))}
    </Box>
  );
}
