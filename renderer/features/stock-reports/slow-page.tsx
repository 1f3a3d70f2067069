import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { addFen, formatYuan } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { SlowRow } from '../../../shared/stock-reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { ReportFrame } from './report-frame.tsx';

const choices = [30, 60, 90, 180, 365, 730] as const;

/** What lies on the shelves and nobody uses, the dearest first (R-004-53). */
export function SlowPage(): ReactNode {
  const { t } = useTranslation('stockReports');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settings = useQuery(trpc.reordering.settings.queryOptions());
  const [chosen, choose] = useState<number | null>(null);
  const usual = settings.data?.slowDays ?? 180;
  const days = chosen ?? usual;
  const query = useQuery(trpc.stockReports.slow.queryOptions({ days: chosen }, { placeholderData: keepPreviousData }));
  const rows = query.data ?? [];
  const value = formatYuan(addFen(...rows.map(({ valueFen }) => valueFen)), { symbol: '¥' });
  return (
    <ReportFrame
      title={t('slow.title')}
      hint={t('slow.hint', { days })}
      query={query}
      exportRows={() => client.stockReports.exportSlow.mutate({ key: newRequestKey(), body: { days: chosen } })}
      controls={
        <>
          <TextField
            select
            label={t('field.slowDays')}
            value={days}
            onChange={(event) => choose(Number(event.target.value))}
            sx={{ width: 130 }}
          >
            {[...new Set([...choices, usual])]
              .toSorted((a, b) => a - b)
              .map((one) => (
                <MenuItem key={one} value={one}>
                  {t('days', { days: one })}
                </MenuItem>
              ))}
          </TextField>
          {rows.length > 0 && (
            <Typography sx={{ ...tabular, fontWeight: 600 }}>{t('slow.total', { count: rows.length, value })}</Typography>
          )}
        </>
      }
      printed={{ form: 'slow', days: String(days) }}
      isEmpty={(found) => found.length === 0}
      empty={{ title: t('slow.emptyTitle'), hint: t('slow.emptyHint') }}
    >
      {(found) => (
        <DataTable<SlowRow>
          label={t('slow.title')}
          rows={found}
          rowKey={({ itemId }) => itemId}
          columns={[
            {
              key: 'code',
              label: t('field.code'),
              width: 160,
              render: ({ itemId, code }) => (
                <Link component={RouterLink} to={`/parts/${itemId}`}>
                  {code}
                </Link>
              ),
            },
            { key: 'name', label: t('field.name'), render: ({ name, spec }) => [name, spec].filter(Boolean).join(' ') },
            { key: 'last', label: t('field.lastUsedOn'), width: 140, render: ({ lastUsedOn }) => lastUsedOn ?? t('slow.never') },
            { key: 'qty', label: t('field.qty'), numeric: true, width: 130, render: (row) => formatQuantity(row.qty, row) },
            { key: 'value', label: t('field.value'), numeric: true, width: 140, render: ({ valueFen }) => <Money fen={valueFen} /> },
          ]}
        />
      )}
    </ReportFrame>
  );
}
