import Print from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { morningLimit } from '../../../shared/reports.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';
import { DayPicker } from './day-picker.tsx';
import { byTechnician, printAtOnce, toPrint } from './morning-groups.ts';
import type { MorningGroup } from './morning-groups.ts';
import { refreshMs, useDay, useToday } from './use-report-days.ts';

/** The morning's print: the day's slips that were not printed yet, by technician and planned time, as one document. */
export function MorningPage(): ReactNode {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const today = useToday();
  const [day, setDay] = useDay();
  // technicians that are left out; whoever comes new is in
  const [without, setWithout] = useState<readonly number[]>([]);
  const morning = useQuery(
    useTRPC().reports.morning.queryOptions({ day }, { placeholderData: keepPreviousData, refetchInterval: refreshMs }),
  );
  const groups = byTechnician(morning.data?.slips ?? []);
  const chosen = groups.filter(({ staffId }) => !without.includes(staffId));
  const ids = toPrint(chosen);
  const open = toPrint(groups).length;
  const total = morning.data?.slips.length ?? 0;
  const now = ids.slice(0, printAtOnce);
  const print = () => {
    if (now.length > 0) void navigate(`/print/slips?ids=${now.join()}`);
  };
  useShortcut('Ctrl+P', print, { label: 'common:action.print' });
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={t('morning.title')}
        subtitle={t('morning.hint')}
        backTo="/dispatch"
        actions={
          <Button variant="contained" autoFocus startIcon={<Print fontSize="small" />} disabled={now.length === 0} onClick={print}>
            {t('morning.print', { count: now.length })}
            <KeyHint combo="Ctrl+P" />
          </Button>
        }
      />
      <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 1.5 }}>
        <DayPicker label={t('morning.day')} day={day} today={today} onChange={setDay}>
          <Typography aria-live="polite" sx={{ ...tabular, color: 'text.secondary', ml: 1 }}>
            {total > 0 && t('morning.summary', { total, open, printed: total - open })}
          </Typography>
        </DayPicker>
        {ids.length > printAtOnce && <Alert severity="info">{t('morning.parts', { count: printAtOnce })}</Alert>}
        {morning.data?.isMore && <Alert severity="warning">{t('morning.more', { count: morningLimit })}</Alert>}
        {!morning.data && (morning.error ? <ErrorState error={morning.error} onRetry={morning.refetch} /> : <TableSkeleton />)}
        {morning.data && total === 0 && <EmptyState title={t('morning.empty')} hint={t('morning.emptyHint')} />}
        {total > 0 && open === 0 && <EmptyState title={t('morning.all')} hint={t('morning.allHint')} />}
        {total > 0 && <GroupTable groups={groups} without={without} onChange={setWithout} />}
      </Box>
    </Box>
  );
}

interface GroupTableProps {
  readonly groups: readonly MorningGroup[];
  readonly without: readonly number[];
  readonly onChange: (without: readonly number[]) => void;
}

function GroupTable({ groups, without, onChange }: GroupTableProps): ReactNode {
  const { t } = useTranslation('reports');
  const nameOf = ({ technician }: MorningGroup) => technician || t('morning.nobody');
  return (
    <TablePaper>
      <DataTable
        label={t('morning.title')}
        rows={groups}
        rowKey={({ staffId }) => staffId}
        columns={[
          {
            key: 'chosen',
            label: '',
            width: 48,
            render: (group) => (
              <Checkbox
                sx={{ p: 0.25 }}
                checked={!without.includes(group.staffId)}
                disabled={group.open.length === 0}
                onChange={(_, isChosen) => onChange(isChosen ? without.filter((id) => id !== group.staffId) : [...without, group.staffId])}
                slotProps={{ input: { 'aria-label': t('morning.choose', { name: nameOf(group) }) } }}
              />
            ),
          },
          { key: 'who', label: t('morning.technician'), render: (group) => <b>{nameOf(group)}</b> },
          { key: 'open', label: t('morning.toPrint'), numeric: true, width: 110, render: ({ open }) => <b>{open.length}</b> },
          {
            key: 'printed',
            label: t('morning.printed'),
            numeric: true,
            width: 110,
            render: ({ slips, open }) => slips.length - open.length,
          },
          { key: 'first', label: t('morning.first'), width: 150, render: ({ slips }) => <When at={slips[0]?.plannedAt} /> },
          { key: 'last', label: t('morning.last'), width: 150, render: ({ slips }) => <When at={slips.at(-1)?.plannedAt} /> },
        ]}
      />
    </TablePaper>
  );
}
