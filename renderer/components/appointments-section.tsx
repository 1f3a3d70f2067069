import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AppointmentRow } from '../../shared/appointments.ts';
import { undispatchedStates } from '../../shared/request-lifecycle.ts';
import type { RequestView } from '../../shared/requests.ts';
import { useTRPC } from '../api.ts';
import { useCan } from '../session.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import type { AppointmentAct } from './appointment-dialog.tsx';
import { DataTable } from './data-table.tsx';
import { Section } from './detail-page.tsx';
import { ErrorState } from './error-state.tsx';
import { ReconfirmButtons } from './reconfirm-buttons.tsx';
import { TableSkeleton } from './table-skeleton.tsx';
import { useWhen, When } from './when.tsx';

/** The visits that were agreed for a request (B-09): when, with whom, by whom, the call before it, and who moved it and why. */
export function AppointmentsSection({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('appointments');
  const visits = useQuery(useTRPC().appointments.of.queryOptions({ requestId: request.id }));
  const mayChange = useCan()('appointments.manage');
  const [act, setAct] = useState<AppointmentAct>();
  const holding = visits.data?.find(({ endedAt }) => endedAt === null);
  const mayMake = mayChange && visits.data && !holding && undispatchedStates.includes(request.state);
  return (
    <Section title={t('title')} actions={mayMake && <Button onClick={() => setAct({ kind: 'make', request })}>{t('make')}</Button>}>
      {visits.data?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('none')}</Typography>}
      {!visits.data && (visits.error ? <ErrorState error={visits.error} onRetry={() => void visits.refetch()} /> : <TableSkeleton />)}
      {visits.data && visits.data.length > 0 && (
        <DataTable<AppointmentRow>
          label={t('title')}
          rows={visits.data}
          rowKey={(row) => row.id}
          columns={[
            { key: 'when', label: t('plannedAt'), width: 130, render: (row) => <When at={row.plannedAt} /> },
            { key: 'with', label: t('withWhom'), render: (row) => <Agreed row={row} /> },
            { key: 'state', label: t('state'), render: (row) => <State row={row} /> },
            {
              key: 'act',
              label: '',
              width: 260,
              render: (row) => mayChange && row.endedAt === null && <Acts row={row} onAct={setAct} />,
            },
          ]}
        />
      )}
      {act && <AppointmentDialog act={act} onClose={() => setAct(undefined)} />}
    </Section>
  );
}

function Agreed({ row: { withWhom, madeByName, workOrderId, workOrderNo } }: { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  return (
    <>
      {[withWhom, t('madeBy', { name: madeByName })].filter(Boolean).join(' · ')}{' '}
      {workOrderId !== null && (
        <Link component={RouterLink} to={`/work-orders/${workOrderId}`}>
          {workOrderNo}
        </Link>
      )}
    </>
  );
}

function State({ row }: { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  const when = useWhen();
  const { endedAt, endedByName, endReason, reconfirmResult, reconfirmedAt, reconfirmedByName } = row;
  if (endedAt !== null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('ended')} · {t('calledOff', { name: endedByName ?? '', reason: endReason })}
      </Box>
    );
  if (reconfirmResult === '' || reconfirmedAt === null) return t('notYet');
  return `${t(`result.${reconfirmResult}`)} · ${t('calledAt', { when: when(reconfirmedAt), name: reconfirmedByName ?? '' })}`;
}

/** A visit with a slip is moved on the slip; before it, here. */
function Acts({ row, onAct }: { readonly row: AppointmentRow; readonly onAct: (act: AppointmentAct) => void }): ReactNode {
  const { t } = useTranslation('appointments');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {row.reconfirmResult !== 'confirmed' && <ReconfirmButtons row={row} />}
      {row.workOrderId === null && (
        <>
          <Button size="small" onClick={() => onAct({ kind: 'move', row })}>
            {t('move')}
          </Button>
          <Button size="small" color="error" onClick={() => onAct({ kind: 'callOff', row })}>
            {t('callOff')}
          </Button>
        </>
      )}
    </Box>
  );
}
