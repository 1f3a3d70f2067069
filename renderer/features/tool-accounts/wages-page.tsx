import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { WageMonth, WageRow } from '../../../shared/staff-accounts.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';

/** What wages and bonuses pay in a month: on the screen, as a file for the wage office, and marked as taken in one act (R-000-78). */
export function WagesPage(): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const client = useTRPCClient();
  const zone = useZone();
  const [month, setMonth] = useState(() => dayOf(Date.now(), zone).slice(0, 7));
  const query = useQuery(
    useTRPC().staffAccounts.month.queryOptions({ month }, { enabled: month !== '', placeholderData: keepPreviousData }),
  );
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('wages.title')}
          subtitle={t('wages.hint')}
          backTo="/tools/accounts"
          actions={
            <>
              {month !== '' && (
                <ListExportButton
                  request={{ month }}
                  exportRows={(body) => client.staffAccounts.exportMonth.mutate({ key: newRequestKey(), body })}
                />
              )}
              <TakeAll wages={query.data?.month === month ? query.data : undefined} />
            </>
          }
        />
        <Box sx={{ px: 2, pt: 0.75, pb: 1, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <TextField
            type="month"
            label={t('wages.month')}
            value={month}
            onChange={(event) => setMonth(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ width: 200 }}
          />
          {query.data && (
            <Typography sx={tabular}>
              {t('wages.people', { count: new Set(query.data.rows.map(({ staffId }) => staffId)).size })} ·{' '}
              {t('wages.total', {
                due: formatYuan(query.data.dueFen, { symbol: '¥' }),
                taken: formatYuan(query.data.takenFen, { symbol: '¥' }),
              })}
            </Typography>
          )}
        </Box>
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            {query.data ? (
              <Rows wages={query.data} />
            ) : query.error ? (
              <ErrorState error={query.error} onRetry={() => void query.refetch()} />
            ) : (
              <TableSkeleton />
            )}
          </TablePaper>
        </Box>
      </Box>
    </ToolsArea>
  );
}

function Rows({ wages }: { readonly wages: WageMonth }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { month, rows } = wages;
  if (rows.length === 0) return <EmptyState title={t('wages.empty', { month })} hint={t('wages.emptyHint')} />;
  return (
    <DataTable<WageRow>
      label={t('wages.label', { month })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'badge', label: t('field.badgeNo'), width: 110, render: ({ badgeNo }) => badgeNo || '—' },
        {
          key: 'name',
          label: t('field.name'),
          width: 150,
          render: ({ staffId, name }) => (
            <Link component={RouterLink} to={`/tools/people/${staffId}`} sx={{ fontWeight: 600 }}>
              {name}
            </Link>
          ),
        },
        { key: 'plan', label: t('field.plan'), width: 160, render: ({ planNo }) => planNo },
        {
          key: 'basis',
          label: t('field.basis'),
          render: ({ basis, itemName }) => [t(`basis.${basis}`), itemName].filter(Boolean).join(' '),
        },
        { key: 'source', label: t('field.source'), width: 100, render: ({ source }) => t(`sources.${source}`) },
        { key: 'part', label: t('field.part'), width: 80, render: ({ nth, months }) => `${nth}/${months}` },
        {
          key: 'month',
          label: t('field.month'),
          width: 150,
          render: (row) => (
            <>
              {row.month} {row.month < month && <StatusChip label={t('wages.late')} tone="attention" />}
            </>
          ),
        },
        {
          key: 'state',
          label: t('field.state'),
          width: 200,
          render: ({ takenOn, leftOn }) => (
            <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
              {takenOn === '' ? (
                <StatusChip label={t('wages.state.due')} />
              ) : (
                <StatusChip label={t('wages.state.taken', { day: takenOn })} tone="done" />
              )}
              {leftOn !== '' && <StatusChip label={t('leaving', { day: leftOn })} tone="attention" />}
            </Box>
          ),
        },
        { key: 'amount', label: t('field.amountFen'), numeric: true, width: 120, render: ({ amountFen }) => <Money fen={amountFen} /> },
      ]}
    />
  );
}

/** All that is due in the month, in one act, after one question. */
function TakeAll({ wages }: { readonly wages: WageMonth | undefined }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const mayBook = useCan()('staffAccounts.book');
  const [asked, setAsked] = useState<WageMonth>();
  const close = () => setAsked(undefined);
  const take = useCommand(useTRPC().staffAccounts.takeMonth.mutationOptions(), {
    doneText: ({ rows, totalFen }) => t('done.monthTaken', { count: rows, amount: formatYuan(totalFen) }),
    onDone: close,
  });
  if (!mayBook) return null;
  const due = asked?.rows.filter(({ takenOn }) => takenOn === '') ?? [];
  return (
    <>
      <CommandButton
        label={t('wages.takeAll')}
        isPrimary
        onClick={() => setAsked(wages)}
        {...(!wages?.dueFen && { refusal: t('wages.nothingDue') })}
      />
      {asked && (
        <ConfirmDialog
          open
          action={t('wages.takeAll')}
          thing={t('wages.takeThing', { month: asked.month, count: due.length })}
          consequence={t('wages.takeConsequence', { amount: formatYuan(asked.dueFen) })}
          isPending={take.isPending}
          onConfirm={() =>
            // what was seen is what is taken: the host refuses where it has changed, and the question is asked anew
            void take.run({ month: asked.month, rowIds: due.map(({ id }) => id), totalFen: asked.dueFen }).then((done) => done ?? close())
          }
          onClose={close}
        />
      )}
    </>
  );
}
