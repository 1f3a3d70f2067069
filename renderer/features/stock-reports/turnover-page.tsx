import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { TurnoverReport, TurnoverRow } from '../../../shared/stock-reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { ReportFrame } from './report-frame.tsx';
import { SpanPicker, useSpan } from '../../components/span-picker.tsx';

/** How often the stock turned over, and which parts make up the issue cost (R-004-53). */
export function TurnoverPage(): ReactNode {
  const { t } = useTranslation('stockReports');
  const client = useTRPCClient();
  const [span, setSpan] = useSpan();
  const query = useQuery(useTRPC().stockReports.turnover.queryOptions(span, { placeholderData: keepPreviousData }));
  return (
    <ReportFrame
      title={t('turnover.title')}
      hint={t('turnover.hint')}
      query={query}
      exportRows={() => client.stockReports.exportTurnover.mutate({ key: newRequestKey(), body: span })}
      controls={<SpanPicker span={span} onChange={setSpan} />}
      printed={{ form: 'turnover', ...span }}
      isEmpty={({ rows }) => rows.length === 0}
      empty={{ title: t('turnover.emptyTitle'), hint: t('turnover.emptyHint') }}
    >
      {(report) => (
        <DataTable<TurnoverRow>
          label={t('turnover.title')}
          rows={report.rows}
          rowKey={({ itemId }) => itemId}
          columns={[
            { key: 'abc', label: t('field.abc'), width: 64, render: ({ abc }) => <b>{abc}</b> },
            {
              key: 'code',
              label: t('field.code'),
              width: 150,
              render: ({ itemId, code }) => (
                <Link component={RouterLink} to={`/parts/${itemId}`}>
                  {code}
                </Link>
              ),
            },
            { key: 'name', label: t('field.name'), render: ({ name }) => name },
            { key: 'used', label: t('field.used'), numeric: true, width: 110, render: (row) => formatQuantity(row.issueQty, row) },
            { key: 'issue', label: t('field.issueCost'), numeric: true, width: 130, render: ({ issueFen }) => <Money fen={issueFen} /> },
            { key: 'open', label: t('field.open'), numeric: true, width: 130, render: ({ openFen }) => <Money fen={openFen} /> },
            { key: 'close', label: t('field.close'), numeric: true, width: 130, render: ({ closeFen }) => <Money fen={closeFen} /> },
            { key: 'turnover', label: t('field.turnover'), numeric: true, width: 110, render: ({ turnover }) => timesText(turnover) },
          ]}
          footer={<Total report={report} />}
        />
      )}
    </ReportFrame>
  );
}

function Total({ report }: { readonly report: TurnoverReport }): ReactNode {
  const { t } = useTranslation('stockReports');
  const { issueFen, openFen, closeFen, turnover } = report;
  return (
    <TableRow sx={{ '& td': { fontWeight: 600 } }}>
      <TableCell colSpan={4}>{t('turnover.total')}</TableCell>
      {[issueFen, openFen, closeFen].map((fen, nth) => (
        <TableCell key={nth} align="right">
          <Money fen={fen} />
        </TableCell>
      ))}
      <TableCell align="right" sx={tabular}>
        {timesText(turnover)}
      </TableCell>
    </TableRow>
  );
}

/** Hundredths of times as people write them. */
function timesText(hundredths: number | null): string {
  return hundredths === null ? '—' : (hundredths / 100).toFixed(2);
}
