import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState, useSyncExternalStore } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LogRequestInput } from '../../../shared/requests.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { keepCall, keptCalls } from '../../components/kept-calls/kept-calls.ts';
import { connection } from '../../connection.ts';
import { newRequestKey } from '../../request-key.ts';
import { useSession } from '../../session.tsx';
import type { intakeSchema, IntakeValues } from './intake-values.ts';

export interface KeepOnSeatButtonProps {
  /** The key under which the call was sent in vain, if it was: the host may have it already. */
  readonly keyRef: RefObject<string | undefined>;
  readonly title: (values: IntakeValues) => string;
  readonly body: (values: z.output<typeof intakeSchema>) => LogRequestInput;
  readonly onKept: () => void;
}

/** While the host is away: keeps the call on this seat, sealed, until the host takes it (F73, F74). */
export function KeepOnSeatButton({ keyRef, title, body, onKept }: KeepOnSeatButtonProps): ReactNode {
  const { t } = useTranslation('seats');
  const { user } = useSession();
  const form = useFormContext<IntakeValues, unknown, z.output<typeof intakeSchema>>();
  const isOnline = useSyncExternalStore(connection.subscribe, connection.isOnline);
  const { isPossible } = useSyncExternalStore(keptCalls.subscribe, keptCalls.get);
  const [isKeeping, setKeeping] = useState(false);
  if (isOnline || !isPossible) return null;
  const keep = form.handleSubmit(async (values) => {
    setKeeping(true);
    const at = Date.now();
    try {
      await keepCall({
        key: keyRef.current ?? newRequestKey(),
        body: { receivedAt: at, ...body(values) },
        title: title(form.getValues()),
        at,
        userId: user.id,
        userName: user.displayName,
        failure: null,
      });
      keyRef.current = undefined;
      showToast(t('kept.done'), { durationMs: 10_000 });
      onKept();
    } catch (error) {
      console.warn('the call was not kept', error);
      showToast(t('kept.notKept'), { severity: 'error' });
    } finally {
      setKeeping(false);
    }
  });
  return (
    <Tooltip title={t('kept.keepHint')} describeChild>
      <Button variant="outlined" color="warning" size="medium" loading={isKeeping} onClick={() => void keep()}>
        {t('kept.keep')}
      </Button>
    </Tooltip>
  );
}
