import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../api.ts';
import { connection } from '../../connection.ts';
import { errorText } from '../../error-text.ts';
import { hostError, isLostReply } from '../../rpc-error.ts';
import { useSession } from '../../session.tsx';
import { noticeSessionError } from '../../session-signal.ts';
import { keptCalls, openKeptCalls, sendKeptCalls } from '../kept-calls/kept-calls.ts';
import type { KeptCalls, SendOutcome } from '../kept-calls/kept-calls.ts';
import type { KeptCall } from '../kept-calls/kept-store.ts';
import { showToast } from './toast-store.ts';

/**
 * Sends what was taken while the host was away, as soon as it answers and somebody who may log calls is signed in. What the host refuses
 * is tried again only when a person says so.
 */
export function useKeptCalls(mayLog: boolean): KeptCalls & { readonly sendAgain: (key: string) => Promise<void> } {
  const { t, i18n } = useTranslation('seats');
  const client = useTRPCClient();
  const { user } = useSession();
  const state = useSyncExternalStore(keptCalls.subscribe, keptCalls.get);

  const sendOne = async ({ key, body }: KeptCall): Promise<SendOutcome> => {
    try {
      const { no } = await client.requests.log.mutate({ key, body });
      return { no: no ?? '' };
    } catch (error) {
      const code = hostError(error)?.code;
      noticeSessionError(error);
      if (isLostReply(error) || code === 'notSignedIn' || code === 'sessionLocked' || code === 'databaseBusy') return 'noAnswer';
      return { failure: errorText(i18n, error) };
    }
  };
  const send = useEffectEvent(async () => {
    if (!mayLog || !connection.isOnline()) return;
    const numbers = await sendKeptCalls(sendOne);
    if (numbers.length > 0) showToast(t('kept.allSent', { count: numbers.length }), { durationMs: 15_000 });
    if (keptCalls.get().calls.some(({ failure }) => failure !== null)) showToast(t('kept.someFailed'), { severity: 'error' });
  });
  useEffect(() => {
    void openKeptCalls().then(() => send());
    return connection.onResume(() => void send());
  }, [user.id, mayLog]);
  return {
    ...state,
    sendAgain: async (key) => {
      const numbers = await sendKeptCalls(sendOne, (call) => call.key === key);
      for (const no of numbers) showToast(t('kept.sent', { no }));
    },
  };
}
