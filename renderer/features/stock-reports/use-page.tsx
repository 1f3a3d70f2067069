import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { addFen, formatYuan } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useGroups } from '../../../shared/stock-reports.ts';
import type { StockUseRow, UseGroup } from '../../../shared/stock-reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { ReportFrame } from './report-frame.tsx';
import { SpanPicker, useSpan } from '../../components/span-picker.tsx';

/** What was used in a span, by part, product, month or technician, less what came back. */
export function UsePage(): ReactNode {
  const { t } = useTranslation('stockReports');
  const client = useTRPCClient();
  const [span, setSpan] = useSpan();
  const [by, setBy] = useState<UseGroup>('item');
  const asked = { ...span, by };
  const query = useQuery(useTRPC().stockReports.use.queryOptions(asked, { placeholderData: keepPreviousData }));
  const code: readonly DataTableColumn<StockUseRow>[] = [
    {
      key: 'code',
      label: t('field.code'),
      width: 160,
      render: (row) => (
        <Link component={RouterLink} to={`/parts/${row.key}`}>
          {row.code}
        </Link>
      ),
    },
  ];
  const counts: readonly DataTableColumn<StockUseRow>[] =
    by === 'item'
      ? [{ key: 'qty', label: t('field.used'), numeric: true, width: 140, render: (row) => formatQuantity(row.qty ?? 0, row) }]
      : [{ key: 'items', label: t('field.items'), numeric: true, width: 140, render: ({ items }) => items }];
  return (
    <ReportFrame
      title={t('use.title')}
      hint={t('use.hint')}
      query={query}
      exportRows={() => client.stockReports.exportUse.mutate({ key: newRequestKey(), body: asked })}
      controls={
        <>
          <TextField
            select
            label={t('use.by')}
            value={by}
            onChange={(event) => setBy(useGroups.find((one) => one === event.target.value) ?? 'item')}
            sx={{ width: 130 }}
          >
            {useGroups.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`use.group.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <SpanPicker span={span} onChange={setSpan} />
          {query.data && query.data.length > 0 && (
            <Typography sx={{ ...tabular, fontWeight: 600 }}>
              {t('total', { value: formatYuan(addFen(...query.data.map(({ issueFen }) => issueFen)), { symbol: '¥' }) })}
            </Typography>
          )}
        </>
      }
      printed={{ form: 'use', ...asked }}
      isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('use.emptyTitle'), hint: t('use.emptyHint') }}
    >
      {(rows) => (
        <DataTable<StockUseRow>
          label={t('use.title')}
          rows={rows}
          rowKey={({ key, label }) => `${key} ${label}`}
          columns={[
            ...(by === 'item' ? code : []),
            {
              key: 'label',
              label: t(`use.group.${by}`),
              render: ({ label }) => label || t(by === 'technician' ? 'use.none.technician' : 'use.none.product'),
            },
            ...counts,
            { key: 'issueFen', label: t('field.issueCost'), numeric: true, width: 160, render: ({ issueFen }) => <Money fen={issueFen} /> },
          ]}
        />
      )}
    </ReportFrame>
  );
}
