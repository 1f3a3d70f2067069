import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openPrivacyStates } from '../../../shared/privacy-lifecycle.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { When } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

/** What customers want about their own data and have no answer to yet (R-004-24), for the data steward. */
export function PrivacyCard(): ReactNode {
  const { t } = useTranslation(['home', 'privacy']);
  const wishes = useQuery(useTRPC().privacy.list.queryOptions({ states: [...openPrivacyStates], limit: 20 }));
  if (wishes.error && !wishes.data) return <ErrorState error={wishes.error} onRetry={() => void wishes.refetch()} />;
  const lines = wishes.data?.rows.map(({ id, customerName, kind, state, dueAt }) => ({
    key: id,
    to: `/settings/privacyRequests/${id}`,
    title: `${customerName} · ${t(`privacy:kind.${kind}`)}`,
    detail: t(`privacy:state.${state}`),
    mark: <When at={dueAt} as="date" />,
  }));
  return (
    <HomeCard
      title={t('home:card.privacy')}
      lines={lines}
      isMore={wishes.data?.nextCursor !== null}
      empty={t('home:empty.privacy')}
      allTo="/settings/privacyRequests"
    />
  );
}
