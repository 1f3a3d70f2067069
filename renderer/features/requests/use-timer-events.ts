import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/roles.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useTimerTexts } from '../../components/timer-texts.ts';

const timerKinds = ['timerMissed', 'timerKept', 'timerEscalated', 'timersChanged'] as const;

interface Change {
  readonly policy: string;
  readonly oldDueAt: number | null;
  readonly newDueAt: number | null;
}

/** What the timeline says of promised times: missed, escalated, counted anew. Undefined for whatever else happened. */
export function useTimerEvents(): (entry: TimelineEntry) => { readonly title: string; readonly detail?: string } | undefined {
  const { t } = useTranslation(['timers', 'common']);
  const { nameOf, instantText } = useTimerTexts();
  return ({ kind, data }) => {
    const known = timerKinds.find((one) => one === kind);
    if (!known) return undefined;
    if (known !== 'timersChanged') {
      const name = nameOf({ policy: textOf(data['policy']), name: textOf(data['name']) });
      const told = Array.isArray(data['told']) ? data['told'] : [];
      const words = roles.filter((role) => told.includes(role)).map((role) => t(`common:role.${role}`));
      const when = typeof data['dueAt'] === 'number' ? instantText(data['dueAt']) : '';
      return { title: t(`timers:event.${known}`, { name, when, roles: words.join('、') }) };
    }
    const changes = Array.isArray(data['changes']) ? (data['changes'] as readonly Change[]) : [];
    const lines = changes.map(({ policy, oldDueAt, newDueAt }) =>
      t('timers:event.change', { name: nameOf({ policy, name: '' }), from: timeOf(oldDueAt), to: timeOf(newDueAt) }),
    );
    const promise = promiseOf(data['promise']);
    if (promise) {
      const times = { was: instantText(promise.from), due: instantText(promise.to) };
      lines.push(t(promise.isTold ? 'timers:event.promiseTold' : 'timers:event.promiseMoved', times));
    }
    if (data['why'] === 'calendar') lines.unshift(t('timers:event.calendarWhy'));
    return { title: t('timers:event.timersChanged'), detail: lines.join('\n') };
  };

  function timeOf(at: number | null): string {
    return at === null ? t('timers:event.none') : instantText(at);
  }
}

interface PromiseData {
  readonly isTold: boolean;
  readonly from: number;
  readonly to: number;
}

function promiseOf(value: unknown): PromiseData | undefined {
  return typeof value === 'object' && value !== null ? (value as PromiseData) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
