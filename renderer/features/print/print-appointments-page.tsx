import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { addDays, dayOf, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { DayFilter } from '../../components/list-filters.tsx';
import { appointmentForm } from '../../print/appointment-register.tsx';
import { useSession } from '../../session.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/appointments?from=2026-11-26&to=2026-11-27`: the register of appointments 预约登记表 (F-23); otherwise today and tomorrow. */
export function PrintAppointmentsPage(): ReactNode {
  const { t } = useTranslation('paperForms');
  const [address, setAddress] = useSearchParams();
  const { shop } = useSession();
  const [today] = useState(() => dayOf(Date.now(), shop.zone));
  const from = dayIn(address.get('from')) ?? today;
  const to = dayIn(address.get('to')) ?? addDays(from, 1);
  const change = (days: { readonly from: string; readonly to: string }) =>
    setAddress((now) => new URLSearchParams([...[...now].filter(([name]) => name !== 'from' && name !== 'to'), ...Object.entries(days)]), {
      replace: true,
    });
  const query = useQuery(
    useTRPC().appointments.printData.queryOptions({ from, to }, { staleTime: 0, gcTime: 0, placeholderData: keepPreviousData }),
  );
  const texts = usePaperTexts();
  const { data } = query;
  const build = useMemo(() => (data && texts ? (on: FormOn) => [appointmentForm(data, { texts, ...on })] : undefined), [data, texts]);
  return (
    <FormPreview
      form="appointmentRegister"
      address={address}
      title={t('page.register')}
      documentTitle={`${texts?.paperForms.register.title ?? ''} ${from} ${to}`}
      backTo="/appointments"
      build={build}
      error={query.error}
      refetch={query.refetch}
      // a list to work from: it is printed as often as it changes
      note={async () => unmarked}
      words={{ counted: (pages) => t('page.days', { from, to, pages }), printed: t('page.printed') }}
      fields={
        <Box sx={{ display: 'grid', gap: 2 }}>
          <DayFilter label={t('page.from')} value={from} onChange={(day) => day && change({ from: day, to: day > to ? day : to })} />
          <DayFilter label={t('page.to')} value={to} onChange={(day) => day && change({ from: day < from ? day : from, to: day })} />
        </Box>
      }
    />
  );
}

function dayIn(text: string | null): string | undefined {
  return text !== null && isDay(text) ? text : undefined;
}
