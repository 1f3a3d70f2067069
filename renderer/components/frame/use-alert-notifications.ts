import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AlertRow } from '../../../shared/timer-views.ts';
import { useTRPC } from '../../api.ts';
import { readStored, writeStored } from '../../storage.ts';
import { useAlertWords } from './alert-words.ts';

export interface AlertNotifications {
  /** `none`: this seat knows no notifications. */
  readonly state: NotificationPermission | 'none';
  readonly ask: () => void;
}

const shownKey = 'counter.alerts.shown';
/** So many ids are remembered as shown; older alerts have been read or settled by then. */
const remembered = 500;

/** Each alert once per seat as a desktop notification, also while the window is hidden; nobody is called outside working time. */
export function useAlertNotifications(unread: number, isQuiet: boolean): AlertNotifications {
  const isKnown = typeof Notification !== 'undefined';
  const [state, setState] = useState<AlertNotifications['state']>(isKnown ? Notification.permission : 'none');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const wordsOf = useAlertWords();
  const isWanted = state === 'granted' && !isQuiet && unread > 0;
  const { data, refetch } = useQuery(trpc.alerts.list.queryOptions({ limit: 30 }, { enabled: isWanted }));
  // An alert begins to show as time passes: only the count tells.
  useEffect(() => {
    if (isWanted) void refetch();
  }, [isWanted, unread, refetch]);
  const show = useEffectEvent((rows: readonly AlertRow[]) => {
    const stored = readStored(shownKey);
    const shown = new Set(Array.isArray(stored) ? (stored as readonly unknown[]) : []);
    const fresh = rows.filter(({ id }) => !shown.has(id));
    if (fresh.length === 0) return;
    // Written first: another tab of this seat looks here too.
    writeStored(shownKey, [...shown, ...fresh.map(({ id }) => id)].slice(-remembered));
    for (const alert of fresh.slice(0, 5)) {
      const { title, job, to } = wordsOf(alert);
      const notification = new Notification(title, { body: job, tag: `alert-${alert.id}` });
      notification.addEventListener('click', () => {
        window.focus();
        void navigate(to);
        notification.close();
      });
    }
  });
  useEffect(() => {
    if (isWanted && data) show(data.rows);
  }, [isWanted, data]);
  return { state, ask: () => void Notification.requestPermission().then(setState) };
}
