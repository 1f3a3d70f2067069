import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { When } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

/** Calls that were begun and not saved, to go on with. */
export function DraftsCard(): ReactNode {
  const { t } = useTranslation('home');
  const trpc = useTRPC();
  const drafts = useQuery(trpc.drafts.list.queryOptions());
  if (drafts.error && !drafts.data) return <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} />;
  const lines = drafts.data
    ?.filter(({ form }) => form === 'intake')
    .map(({ id, title, updatedAt }) => ({
      key: id,
      to: `/intake?draft=${id}`,
      title: title || t('draftUntitled'),
      mark: <When at={updatedAt} />,
    }));
  return <HomeCard title={t('card.drafts')} lines={lines} empty={t('empty.drafts')} shown={5} />;
}
