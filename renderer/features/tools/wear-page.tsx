import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lifeText } from '../../../shared/tool-wear.ts';
import type { WearFigures, WearPerson, WearReport, WearRow } from '../../../shared/tool-wear.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PrintReportButton } from '../../components/print-report-button.tsx';
import { SpanPicker, useSpan } from '../../components/span-picker.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { WearChart } from './wear-chart.tsx';

/** 工具损耗统计 (G-16): what was exchanged, lost and mended, by kind and by person, beside the period before. */
export function ToolWearPage(): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const client = useTRPCClient();
  const [span, setSpan] = useSpan();
  const query = useQuery(useTRPC().tools.wear.queryOptions(span, { placeholderData: keepPreviousData }));
  const report = query.data;
  const isEmpty = report?.kinds.length === 0;
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('wear.title')}
          subtitle={report && t('wear.hint', report.before)}
          actions={
            <>
              {allowed('parts.export') && (
                <ListExportButton
                  exportRows={() => client.tools.exportWear.mutate({ key: newRequestKey(), body: span })}
                  request={undefined}
                />
              )}
              <PrintReportButton asked={{ form: 'wear', ...span }} disabled={report === undefined || isEmpty} />
            </>
          }
        />
        <Box sx={{ px: 2, pt: 0.5, pb: 2, display: 'grid', gap: 1.5 }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <SpanPicker span={span} onChange={setSpan} />
          </Box>
          {report ? (
            isEmpty ? (
              <EmptyState title={t('wear.emptyTitle')} hint={t('wear.emptyHint')} />
            ) : (
              <Tables report={report} />
            )
          ) : query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
    </ToolsArea>
  );
}

function Tables({ report }: { readonly report: WearReport }): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const client = useTRPCClient();
  const personColumns = usePersonColumns();
  return (
    <>
      <WearChart rows={report.kinds} />
      <Section title={t('wear.byKind')}>
        <Box sx={tableStyle}>
          <DataTable<WearRow>
            label={t('wear.byKind')}
            rows={report.kinds}
            rowKey={({ itemId }) => itemId}
            columns={useKindColumns()}
            footer={<Total report={report} />}
          />
        </Box>
      </Section>
      {report.people.length > 0 && (
        <Section
          title={t('wear.byPerson')}
          actions={
            allowed('parts.export') && (
              <ListExportButton
                exportRows={() => client.tools.exportWearPeople.mutate({ key: newRequestKey(), body: report.span })}
                request={undefined}
              />
            )
          }
        >
          <Box sx={tableStyle}>
            <DataTable<WearPerson>
              label={t('wear.byPerson')}
              rows={report.people}
              rowKey={({ staffId }) => staffId}
              columns={personColumns}
            />
          </Box>
        </Section>
      )}
    </>
  );
}

const tableStyle = { overflowX: 'auto', '& th, & td.MuiTableCell-alignRight': { whiteSpace: 'nowrap' } } as const;
const counts = ['issued', 'paid', 'free', 'after', 'lost', 'scrapped', 'repairs'] as const;
type Worn = WearFigures & { readonly worn: number; readonly wornBefore: number };

/** Counts, of which none is shown as a nought. */
function useFigureColumns(): readonly DataTableColumn<Worn>[] {
  const { t } = useTranslation('tools');
  return [
    ...counts.map((key) => ({ key, label: t(`wear.${key}`), numeric: true, render: (row: Worn) => row[key] || '—' })),
    { key: 'repairFen', label: t('wear.repairFen'), numeric: true, render: ({ repairFen }) => <Money fen={repairFen} /> },
    { key: 'daysAway', label: t('wear.daysAway'), numeric: true, render: ({ daysAway }) => daysAway || '—' },
  ];
}

function useWornColumns(): readonly DataTableColumn<Worn>[] {
  const { t } = useTranslation('tools');
  return [
    { key: 'worn', label: t('wear.worn'), numeric: true, render: ({ worn }) => <b>{worn}</b> },
    { key: 'before', label: t('wear.before'), numeric: true, render: ({ wornBefore }) => wornBefore },
  ];
}

function useKindColumns(): readonly DataTableColumn<WearRow>[] {
  const { t } = useTranslation('tools');
  const [figures, worn] = [useFigureColumns(), useWornColumns()];
  return [
    {
      key: 'name',
      label: t('field.name'),
      render: ({ name, spec, unit }) => `${[name, spec].filter(Boolean).join(' ')}（${unit}）`,
    },
    ...figures,
    { key: 'life', label: t('wear.life'), numeric: true, render: (row) => `${lifeText(row.reachedTenths)} / ${row.lifeMonths ?? '—'}` },
    ...worn,
  ];
}

function usePersonColumns(): readonly DataTableColumn<WearPerson>[] {
  const { t } = useTranslation('tools');
  const [figures, worn] = [useFigureColumns(), useWornColumns()];
  return [
    { key: 'name', label: t('field.staff'), render: ({ name }) => <b>{name}</b> },
    // what lies in the room is nobody's to scrap
    ...figures.filter(({ key }) => key !== 'scrapped'),
    { key: 'share', label: t('wear.share'), numeric: true, render: ({ holderFen }) => <Money fen={holderFen} /> },
    { key: 'reached', label: t('wear.reached'), numeric: true, render: ({ reachedTenths }) => lifeText(reachedTenths) },
    ...worn,
  ];
}

function Total({ report: { total } }: { readonly report: WearReport }): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <TableRow sx={{ '& td': { fontWeight: 600, ...tabular } }}>
      <TableCell>{t('wear.total')}</TableCell>
      {counts.map((key) => (
        <TableCell key={key} align="right">
          {total[key]}
        </TableCell>
      ))}
      <TableCell align="right">
        <Money fen={total.repairFen} />
      </TableCell>
      {[total.daysAway, lifeText(total.reachedTenths), total.worn, total.wornBefore].map((figure, nth) => (
        <TableCell key={nth} align="right">
          {figure}
        </TableCell>
      ))}
    </TableRow>
  );
}
