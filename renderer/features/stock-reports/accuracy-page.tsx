import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { accuracyText } from '../../../shared/stock-reports.ts';
import type { AccuracyRow } from '../../../shared/stock-reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { ReportFrame } from './report-frame.tsx';
import { SpanPicker, useSpan } from '../../components/span-picker.tsx';

/** How well the books agreed with the shelves, count by count (G-16). */
export function AccuracyPage(): ReactNode {
  const { t } = useTranslation('stockReports');
  const client = useTRPCClient();
  const [span, setSpan] = useSpan();
  const query = useQuery(useTRPC().stockReports.accuracy.queryOptions(span, { placeholderData: keepPreviousData }));
  const rows = query.data ?? [];
  const lines = rows.reduce((sum, row) => sum + row.lines, 0);
  const equal = rows.reduce((sum, row) => sum + row.equal, 0);
  return (
    <ReportFrame
      title={t('accuracy.title')}
      hint={t('accuracy.hint')}
      query={query}
      exportRows={() => client.stockReports.exportAccuracy.mutate({ key: newRequestKey(), body: span })}
      controls={
        <>
          <SpanPicker span={span} onChange={setSpan} />
          {lines > 0 && (
            <Typography sx={{ ...tabular, fontWeight: 600 }}>
              {t('accuracy.total', { count: lines, share: accuracyText({ equal, lines }) })}
            </Typography>
          )}
        </>
      }
      printed={{ form: 'accuracy', ...span }}
      isEmpty={(found) => found.length === 0}
      empty={{ title: t('accuracy.emptyTitle'), hint: t('accuracy.emptyHint') }}
    >
      {(found) => (
        <DataTable<AccuracyRow>
          label={t('accuracy.title')}
          rows={found}
          rowKey={({ stocktakeId }) => stocktakeId}
          columns={[
            {
              key: 'no',
              label: t('accuracy.doc'),
              width: 190,
              render: ({ stocktakeId, no }) => (
                <Link component={RouterLink} to={`/stocktakes/${stocktakeId}`}>
                  {no}
                </Link>
              ),
            },
            { key: 'day', label: t('field.day'), width: 120, render: ({ bookedOn }) => bookedOn },
            { key: 'scope', label: t('accuracy.scope'), render: ({ chosen }) => chosen || t('accuracy.everything') },
            { key: 'lines', label: t('accuracy.counted'), numeric: true, width: 120, render: (row) => row.lines },
            { key: 'equal', label: t('accuracy.equal'), numeric: true, width: 120, render: (row) => row.equal },
            { key: 'share', label: t('accuracy.share'), numeric: true, width: 120, render: accuracyText },
            {
              key: 'fen',
              label: t('accuracy.difference'),
              numeric: true,
              width: 140,
              render: ({ differenceFen }) => <Money fen={differenceFen} />,
            },
          ]}
        />
      )}
    </ReportFrame>
  );
}
