import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReorderList, ReorderRow } from '../../../shared/reordering.ts';
import { tabular } from '../../theme.ts';

/** How a proposal comes about, line by line, so that a person can reckon it again. */
export function ReorderExplain({ list, row }: { readonly list: ReorderList; readonly row: ReorderRow }): ReactNode {
  const { t } = useTranslation('reordering');
  const { unit, windowDays: days, countedUse, leadDays, leadUse, safetyQty, lineQty, minQty } = row;
  const daily = (Math.round((countedUse * 100) / days) / 100).toString();
  const { from, to, lastYearFrom, lastYearTo } = list;
  const lines = [
    t('explained.use', { days, qty: row.used, unit, from, to }),
    row.usedLastYear > 0 && t('explained.lastYear', { qty: row.usedLastYear, unit, from: lastYearFrom, to: lastYearTo }),
    countedUse > 0 && t('explained.counted', { qty: countedUse, days, daily, unit }),
    countedUse > 0 && t('explained.lead', { daily, leadDays, qty: leadUse, unit }),
    t('explained.line', { leadUse, safety: safetyQty, line: lineQty, unit }),
    minQty > 0 && t('explained.minimum', { qty: minQty, unit }),
    t('explained.available', {
      stock: row.stockQty,
      onOrder: row.onOrderQty,
      reserved: row.reservedQty,
      available: row.availableQty,
      unit,
    }),
    t('explained.proposed', { base: Math.max(lineQty, minQty), lot: row.lotQty, available: row.availableQty, qty: row.proposedQty, unit }),
  ].filter((line) => line !== false);
  return (
    <Box
      component="ol"
      aria-label={`${t('explain')} ${row.code} ${row.name}`}
      sx={{ m: 0, pl: 1.25, listStyle: 'none', borderLeft: 2, borderColor: 'divider', fontSize: '0.8125rem', lineHeight: 1.6, ...tabular }}
    >
      {lines.map((line) => (
        <Box component="li" key={line} sx={{ fontWeight: line === lines.at(-1) ? 700 : undefined }}>
          {line}
        </Box>
      ))}
    </Box>
  );
}
