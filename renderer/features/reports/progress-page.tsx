import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weekOf } from '../../../shared/reports.ts';
import type { ProgressFigures } from '../../../shared/reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { LateCount } from './late-mark.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportPage } from './report-page.tsx';
import { refreshMs, useSpan, useToday } from './use-report-days.ts';

const figures = ['carried', 'issued', 'done', 'doneLate', 'voided', 'open', 'openLate'] as const satisfies (keyof ProgressFigures)[];

/** The weekly progress table 任务进度表: open, done and late per service worker (G-05, R-001-20). */
export function ProgressPage(): ReactNode {
  const { t } = useTranslation('reports');
  const client = useTRPCClient();
  const today = useToday();
  const [span, setSpan] = useSpan(weekOf);
  const trpc = useTRPC();
  const progress = useQuery(trpc.reports.progress.queryOptions(span, { placeholderData: keepPreviousData, refetchInterval: refreshMs }));
  const rows = progress.data?.rows ?? [];
  const cell = (name: (typeof figures)[number], row: ProgressFigures) =>
    name === 'doneLate' || name === 'openLate' ? <LateCount count={row[name]} /> : row[name];
  return (
    <ReportPage
      title={t('area.progress')}
      hint={t('progress.hint')}
      period={<PeriodPicker span={span} today={today} onChange={setSpan} />}
      query={progress}
      printTo={rows.length > 0 ? `/print/report?form=progress&from=${span.from}&to=${span.to}` : undefined}
      exportRows={() => client.reports.exportProgress.mutate({ key: newRequestKey(), body: span })}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('progress.empty')} hint={t('progress.emptyHint')} />
      ) : (
        <TablePaper>
          <DataTable
            label={t('area.progress')}
            rows={rows}
            rowKey={({ staffId }) => staffId}
            columns={[
              { key: 'name', label: t('progress.technician'), render: ({ name }) => <b>{name}</b> },
              ...figures.map((name) => ({
                key: name,
                label: t(`progress.${name}`),
                numeric: true,
                width: 110,
                render: (row: ProgressFigures) => cell(name, row),
              })),
            ]}
            footer={
              progress.data && (
                <TableRow>
                  <TableCell sx={{ fontWeight: 700 }}>{t('progress.total')}</TableCell>
                  {figures.map((name) => (
                    <TableCell key={name} align="right" sx={{ ...tabular, fontWeight: 700 }}>
                      {progress.data && cell(name, progress.data.total)}
                    </TableCell>
                  ))}
                </TableRow>
              )
            }
          />
        </TablePaper>
      )}
    </ReportPage>
  );
}
