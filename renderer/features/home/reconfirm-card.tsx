import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useNow } from '../../components/use-now.ts';
import { When } from '../../components/when.tsx';
import { useZone } from '../../session.tsx';
import { HomeCard } from './home-card.tsx';

const asked = 20;

/** Visits of today and tomorrow whose customers have to be called before (B-09). */
export function ReconfirmCard(): ReactNode {
  const { t } = useTranslation('appointments');
  const zone = useZone();
  const to = startOfDay(addDays(dayOf(useNow(), zone), 2), zone);
  const visits = useQuery(useTRPC().appointments.toReconfirm.queryOptions({ to, limit: asked }, { placeholderData: keepPreviousData }));
  const lines = visits.data?.rows.map(({ id, requestId, customerName, phone, address, plannedAt }) => ({
    key: id,
    to: `/requests/${requestId}`,
    title: customerName,
    detail: [phone, address].filter(Boolean).join(' · '),
    mark: <When at={plannedAt} />,
  }));
  if (!lines || lines.length === 0) return null;
  return (
    <HomeCard
      title={t('toReconfirm.label')}
      lines={lines}
      isMore={visits.data?.nextCursor !== null}
      empty={t('toReconfirm.empty')}
      allTo="/appointments"
    />
  );
}
