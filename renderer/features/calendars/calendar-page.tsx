import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { CalendarForm } from './calendar-form.tsx';

/** `/settings/calendars/office`, or `new` with `?from=office` for one that begins as a copy. */
export function CalendarPage(): ReactNode {
  const { t } = useTranslation('calendars');
  const { calendarName } = useCalendarTexts();
  const [address] = useSearchParams();
  const code = useParams()['code'] ?? 'new';
  const calendars = useQuery(useTRPC().calendars.list.queryOptions());
  if (!calendars.data)
    return calendars.error ? <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} /> : <PageSkeleton />;
  const rowOf = (wanted: string | null) => calendars.data.find(({ plan }) => plan.code === wanted);
  if (code !== 'new') {
    const row = rowOf(code);
    return row ? <CalendarForm key={code} calendar={row} start={row.plan} /> : <NotFoundPage />;
  }
  const source = rowOf(address.get('from'));
  const start = (source ?? rowOf('office') ?? calendars.data[0])?.plan;
  if (!start) return <NotFoundPage />;
  const name = source ? t('copyName', { name: calendarName(source.plan) }).slice(0, 40) : '';
  return <CalendarForm key={`new ${source?.plan.code}`} calendar={undefined} start={{ ...start, name }} />;
}
