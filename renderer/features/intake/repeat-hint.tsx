import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useWhen } from '../../components/when.tsx';
import type { IntakeValues } from './intake-values.ts';

/** R-001-05, R-003-54: the same thing with the same fault was repaired a short while ago; one click links the call to it. */
export function RepeatHint(): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const when = useWhen();
  const { setValue } = useFormContext<IntakeValues>();
  const [customerId, installedItemId, productText, faultClass, type, repeatOf] = useWatch<
    IntakeValues,
    ['customerId', 'installedItemId', 'productText', 'faultClass', 'type', 'repeatOf']
  >({ name: ['customerId', 'installedItemId', 'productText', 'faultClass', 'type', 'repeatOf'] });
  const product = (productText ?? '').trim().slice(0, 120);
  const isAsked = customerId !== null && type === 'repair' && !repeatOf && (Boolean(installedItemId) || product !== '');
  const found = useQuery(
    trpc.requests.repeatCandidates.queryOptions(
      isAsked
        ? { customerId, installedItemId: installedItemId ?? null, productText: product, faultClass: faultClass ?? 'unknown' }
        : skipToken,
    ),
  );
  const first = isAsked ? found.data?.[0] : undefined;
  if (!first) return null;
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={
        <Button
          size="small"
          color="inherit"
          variant="outlined"
          onClick={() => setValue('repeatOf', { id: first.id, no: first.no }, { shouldDirty: true })}
        >
          {t('intake.link')}
        </Button>
      }
      sx={{ py: 0, alignItems: 'center', '& .MuiAlert-action': { pt: 0 } }}
    >
      {t('intake.repeat', { no: first.no, when: when(first.resolvedAt) })}
    </Alert>
  );
}
