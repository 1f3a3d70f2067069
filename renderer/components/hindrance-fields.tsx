import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { endOf } from '../../shared/board.ts';
import { hindranceKinds } from '../../shared/dispatch-guards.ts';
import type { Hindrance } from '../../shared/dispatch-guards.ts';
import type { CommandError } from '../use-command.ts';
import { FormTextField } from './form-text-field.tsx';
import { useWhen } from './when.tsx';

/** What stands against a dispatch, from the refusal of a command; none when it was refused for something else. */
export function hindrancesOf(error: CommandError | null): readonly Hindrance[] {
  if (error?.code !== 'hindered') return [];
  const { hindrances } = error.details;
  return Array.isArray(hindrances) ? (hindrances as readonly Hindrance[]) : [];
}

/** Says what stands against a dispatch, and asks a reason for each kind of it (`reasons.<kind>` of the form). */
export function HindranceFields({
  hindrances,
  autoFocus = false,
}: {
  readonly hindrances: readonly Hindrance[];
  readonly autoFocus?: boolean;
}): ReactNode {
  const { t } = useTranslation('board');
  if (hindrances.length === 0) return null;
  const asked = hindranceKinds.filter((kind) => hindrances.some((one) => one.kind === kind && !one.isFinal));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Alert severity={hindrances.some(({ isFinal }) => isFinal) ? 'error' : 'warning'} variant="outlined">
        {hindrances.map((one) => (
          <OneHindrance key={`${one.kind}-${one.staffId}`} hindrance={one} />
        ))}
      </Alert>
      {asked.map((kind, nth) => (
        <FormTextField
          key={kind}
          name={`reasons.${kind}`}
          label={t(`hindrance.reason.${kind}`)}
          required
          maxLength={300}
          autoFocus={autoFocus && nth === 0}
        />
      ))}
    </Box>
  );
}

function OneHindrance({ hindrance: { kind, staffName, note, slips, isFinal } }: { readonly hindrance: Hindrance }): ReactNode {
  const { t } = useTranslation('board');
  const when = useWhen();
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      {t(`hindrance.${kind === 'training' && isFinal ? 'trainingFinal' : kind}`, { name: staffName, note })}
      {slips.map((slip) => (
        <Box key={slip.id}>
          <Link component={RouterLink} to={`/work-orders/${slip.id}`}>
            {t('hindrance.slip', { no: slip.no, customer: slip.customerName, from: when(slip.plannedAt), to: when(endOf(slip), 'time') })}
          </Link>
        </Box>
      ))}
    </Box>
  );
}
