import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDifference, ImportPreview, ImportTarget } from '../../../shared/imports.ts';
import { formatYuan } from '../../../shared/money.ts';
import { DataTable } from '../../components/data-table.tsx';
import { dynamicText } from '../../message-key.ts';

const flags: ReadonlySet<string> = new Set(['ownSale', 'gift', 'accessories', 'packing']);
const amounts: ReadonlySet<string> = new Set(['invoicePrice', 'budget']);
const wordLists: Readonly<Record<string, string>> = {
  kind: 'customers:kind',
  payment: 'projects:payment',
  trade: 'warranties:policy',
  projectTrade: 'warranties:policy',
};

/** What would change, field by field, the first few. */
export function DifferenceTable({ target, preview }: { readonly target: ImportTarget; readonly preview: ImportPreview }): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const { differences } = preview;
  const shown = (field: string, value: string) => {
    if (value === '') return '—';
    if (flags.has(field)) return value === '1' ? '✓' : '—';
    if (amounts.has(field)) return formatYuan(Number(value));
    const words = wordLists[field];
    return words === undefined ? value : dynamicText(i18n, `${words}.${value}`);
  };
  const rowKey = ({ row, field, after }: ImportDifference) => `${row}-${field}-${after}`;
  return (
    <>
      <Box sx={{ maxHeight: 300, overflow: 'auto' }} role="region" aria-label={t('differences.title')} tabIndex={0}>
        <DataTable
          label={t('differences.title')}
          rows={differences}
          rowKey={rowKey}
          columns={[
            { key: 'row', label: t('problems.row'), numeric: true, width: 64, render: ({ row }) => row },
            { key: 'customer', label: t('differences.customer'), width: 120, render: ({ customer }) => customer },
            {
              key: 'field',
              label: t('differences.field'),
              width: 110,
              render: ({ field }) => dynamicText(i18n, `imports:fields.${target}.${field}`),
            },
            { key: 'before', label: t('differences.before'), render: ({ field, before }) => shown(field, before) },
            {
              key: 'after',
              label: t('differences.after'),
              render: ({ field, after }) => <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{shown(field, after)}</Box>,
            },
          ]}
        />
      </Box>
      {differences.length >= 30 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {t('differences.first', { count: differences.length })}
        </Typography>
      )}
    </>
  );
}
