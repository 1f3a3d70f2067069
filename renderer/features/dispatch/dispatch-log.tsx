import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { addDays, dayOf, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useCan, useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { SlipTable } from './slip-table.tsx';

/** The daily dispatch log 每日派工单 (R-000-03): one line per slip, in the order of their issue. */
export function DispatchLog(): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const zone = useZone();
  const allowed = useCan();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const wanted = address.get('day') ?? '';
  const [day, showDay] = useState(() => (isDay(wanted) ? wanted : dayOf(Date.now(), zone)));
  // so that Back from the print preview returns to this day
  const setDay = (next: string) => {
    showDay(next);
    setAddress({ tab: 'log', day: next }, { replace: true });
  };
  const log = useQuery(trpc.workOrders.dispatchLog.queryOptions({ day }, { placeholderData: keepPreviousData }));
  const lines = log.data ?? [];
  const lineNo = new Map(lines.map((line) => [line.workOrder.id, line.lineNo]));
  const printable = lines.filter(({ workOrder }) => workOrder.state !== 'voided').map(({ workOrder }) => workOrder.id);
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <IconButton aria-label={t('log.previous')} onClick={() => setDay(addDays(day, -1))}>
          <ChevronLeft fontSize="small" />
        </IconButton>
        <TextField
          type="date"
          label={t('log.day')}
          value={day}
          onChange={(event) => isDay(event.target.value) && setDay(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ width: 160 }}
        />
        <IconButton aria-label={t('log.next')} onClick={() => setDay(addDays(day, 1))}>
          <ChevronRight fontSize="small" />
        </IconButton>
        <Button onClick={() => setDay(dayOf(Date.now(), zone))}>{t('log.today')}</Button>
        <Typography aria-live="polite" sx={{ ...tabular, ml: 1, mr: 'auto', color: 'text.secondary' }}>
          {log.data && t('log.count', { count: lines.length })}
        </Typography>
        {allowed('print.documents') && (
          <>
            <Button disabled={printable.length === 0} onClick={() => void navigate(`/print/slips?ids=${printable.slice(0, 200).join()}`)}>
              {t('log.print')}
            </Button>
            <Button
              variant="outlined"
              startIcon={<Print fontSize="small" />}
              disabled={lines.length === 0}
              onClick={() => void navigate(`/print/log?day=${day}`)}
            >
              {t('log.printLog')}
            </Button>
          </>
        )}
      </Box>
      {!log.data && (log.error ? <ErrorState error={log.error} onRetry={log.refetch} /> : <PageSkeleton />)}
      {log.data && lines.length === 0 && <EmptyState title={t('log.empty')} hint={t('log.emptyHint')} />}
      {lines.length > 0 && (
        <SlipTable
          label={t('tab.log')}
          rows={lines.map(({ workOrder }) => workOrder)}
          before={[{ key: 'line', label: t('log.no'), numeric: true, width: 56, render: (row) => lineNo.get(row.id) }]}
        />
      )}
    </Box>
  );
}
