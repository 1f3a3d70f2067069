import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/home.ts';
import { useNow } from '../../components/use-now.ts';
import { useCan, useSession } from '../../session.tsx';
import type { Figure } from './figures.tsx';

const cap = 20;

/** The figures that this person's work turns on. */
export function useFigures(summary: HomeSummary | undefined): readonly Figure[] {
  const { t } = useTranslation('home');
  const words = useTranslation('incidents').t;
  const wanted = useTranslation('materialRequests').t;
  const allowed = useCan();
  const now = useNow();
  const { user } = useSession();
  const isStore = allowed('stock.receive');
  const figures: Figure[] = [];
  if (allowed('requests.read') && !(isStore && user.roles.length === 1)) {
    figures.push(
      { label: t('figure.calls'), value: summary?.today.calls, to: '/requests' },
      { label: t('figure.dispatched'), value: summary?.today.dispatched, ...(allowed('workOrders.read') && { to: '/work-orders' }) },
      { label: t('figure.resolved'), value: summary?.today.resolved, to: '/requests?view=ended' },
      { label: t('figure.undispatched'), value: summary?.undispatched.length, cap, to: '/requests?view=toDispatch' },
      {
        label: t('figure.late'),
        // The same as its list and the screen on the wall count: any clock that has run out.
        value: summary?.dueSoon.filter(({ due, promisedAt }) => (due?.dueAt ?? promisedAt) < now).length,
        cap,
        isAlarm: true,
        to: '/requests?view=overdue',
      },
      { label: t('figure.toTell'), value: summary?.toTell.length, cap, to: '/requests?view=toTell' },
    );
  }
  if (allowed('stock.issue')) figures.push({ label: t('figure.waiting'), value: summary?.slipsWaitingForParts, to: '/parts/waiting' });
  if (isStore) figures.push({ label: t('figure.short'), value: summary?.shortItems, to: '/parts?short=1' });
  const materials = summary?.materials;
  if (allowed('materialRequests.bookIn'))
    figures.push(
      ...(user.roles.includes('adminOffice')
        ? [{ label: wanted('home.toBuy'), value: materials?.toBuy, to: '/purchasing/requests?show=toBuy&path=central' }]
        : []),
      { label: wanted('home.toBookIn'), value: materials?.toBookIn, to: '/purchasing/requests?show=toBookIn' },
    );
  if (isStore) figures.push({ label: wanted('home.toIssue'), value: materials?.toIssue, to: '/purchasing/requests?show=toIssue' });
  if (allowed('materialRequests.bookIn') || allowed('materialRequests.sign'))
    figures.push({ label: wanted('home.overdue'), value: materials?.overdue, isAlarm: true, to: '/purchasing/requests?overdue=1' });
  const incidents = summary?.incidents;
  if (allowed('approvals.read')) figures.push({ label: words('home.sign'), value: summary?.toSign, cap: 100, to: '/approvals' });
  if (allowed('incidents.work') || allowed('incidents.instruct'))
    figures.push(
      { label: words('home.open'), value: incidents?.open, to: '/incidents' },
      { label: words('home.late'), value: incidents?.lateActions, isAlarm: true, to: '/incidents?late=1' },
      { label: words('home.safety'), value: incidents?.safety.count, isAlarm: true, to: '/incidents?source=safety&show=all' },
    );
  const privacy = summary?.privacy;
  if (allowed('privacy.consent'))
    figures.push({ label: t('figure.consentToAsk'), value: privacy?.consentToAsk, cap: 100, to: '/settings/privacyAsk' });
  if (allowed('privacy.manage'))
    figures.push(
      {
        label: t('figure.privacyRequests'),
        value: privacy?.openRequests,
        cap: 100,
        isAlarm: (privacy?.lateRequests ?? 0) > 0,
        to: '/settings/privacyRequests',
      },
      { label: t('figure.accessAlarms'), value: privacy?.alarms, cap: 100, isAlarm: true, to: '/settings/privacyAccess?kind=alarm' },
    );
  return figures;
}
