import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { documentKinds } from '../../../shared/document-kinds.ts';
import { voidableKinds } from '../../../shared/numbers.ts';
import type { NumberDay, NumbersInput, NumbersView } from '../../../shared/numbers.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PaperArea } from '../../components/paper-area.tsx';
import { ChoiceFilter, DayFilter, dayOrNull } from '../../components/list-filters.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';

/** The numbers of one form in a period: first, last, how many, void and missing of each day (R-001-14). */
export function NumbersPage(): ReactNode {
  const { t } = useTranslation('numbers');
  const client = useTRPCClient();
  const allowed = useCan();
  const [asked, change] = useAsked();
  const numbers = useQuery(useTRPC().numbers.view.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <PaperArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('area.numbers')} subtitle={t('page.hint')} />
        <Box sx={{ display: 'flex', gap: 1, px: 2, pt: 0.75, pb: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <ChoiceFilter
            label={t('form')}
            value={asked.kind}
            options={documentKinds.map((kind) => [kind, t(`kind.${kind}`)])}
            onChange={(kind) => kind && change({ kind })}
          />
          <DayFilter label={t('from')} value={asked.from} onChange={(from) => change({ from })} />
          <DayFilter label={t('to')} value={asked.to} onChange={(to) => change({ to })} />
          {allowed('data.export') && (
            <Box sx={{ ml: 'auto' }}>
              <ListExportButton request={asked} exportRows={(body) => client.numbers.export.mutate({ key: newRequestKey(), body })} />
            </Box>
          )}
        </Box>
        <Box sx={{ px: 2, pb: 2 }}>
          {numbers.error ? (
            <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />
          ) : numbers.data ? (
            <Days view={numbers.data} asked={asked} />
          ) : (
            <TableSkeleton rows={8} />
          )}
        </Box>
      </Box>
    </PaperArea>
  );
}

function Days({ view, asked }: { readonly view: NumbersView; readonly asked: NumbersInput }): ReactNode {
  const { t } = useTranslation('numbers');
  if (view.rows.length === 0) return <EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />;
  const isVoidable = voidableKinds.some((kind) => kind === asked.kind);
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, mb: 1, alignItems: 'baseline' }}>
        <Typography aria-live="polite" sx={{ fontWeight: 600, ...tabular }}>
          {t('page.total', { count: view.count, voided: view.voided })}
        </Typography>
        <Typography sx={{ color: view.missing === 0 ? 'success.main' : 'error.main', fontWeight: 600 }}>
          {view.missing === 0 ? t('page.complete') : t('page.gaps', { missing: view.missing })}
        </Typography>
        {view.voided > 0 && isVoidable && (
          <Link component={RouterLink} to={`/papers/voids?kind=${asked.kind}&from=${asked.from}&to=${asked.to}`}>
            {t('page.voidsOf')}
          </Link>
        )}
      </Box>
      <TablePaper>
        <DataTable<NumberDay>
          label={t('area.numbers')}
          rows={view.rows}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', label: t('page.day'), width: 120, render: ({ day }) => day },
            { key: 'first', label: t('page.first'), width: 190, render: ({ first }) => first },
            { key: 'last', label: t('page.last'), width: 190, render: ({ last }) => last },
            { key: 'count', label: t('page.count'), numeric: true, width: 90, render: ({ count }) => count },
            { key: 'voided', label: t('page.voided'), numeric: true, width: 90, render: ({ voided }) => voided || '—' },
            { key: 'missing', label: t('page.missing'), render: ({ missing }) => <Missing numbers={missing} /> },
          ]}
        />
      </TablePaper>
    </>
  );
}

function Missing({ numbers }: { readonly numbers: readonly string[] }): ReactNode {
  const { t } = useTranslation('numbers');
  if (numbers.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('page.none')}</Box>;
  return <Box sx={{ color: 'error.main', fontWeight: 600 }}>{numbers.join('  ')}</Box>;
}

/** Form and period of the address; otherwise the slips of the last thirty days. */
function useAsked(): readonly [NumbersInput, (next: Partial<NumbersInput>) => void] {
  const [address, setAddress] = useSearchParams();
  const today = dayOf(Date.now(), useZone());
  const from = dayOrNull(address.get('from') ?? '') ?? addDays(today, -29);
  const to = dayOrNull(address.get('to') ?? '') ?? today;
  const kind = documentKinds.find((one) => one === address.get('kind')) ?? 'workOrder';
  // a year at most, and never backwards: what was typed last wins
  const asked = { kind, from: from < addDays(to, -365) ? addDays(to, -365) : from > to ? to : from, to };
  return [asked, (next) => setAddress({ ...asked, ...next }, { replace: true })];
}
