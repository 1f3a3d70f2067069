import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { ToolHistoryRow, ToolMoveRow } from '../../../shared/tool-views.ts';
import { DataTable } from '../../components/data-table.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

/** A tool's life, the newest first: taken in, issued to whom, returned how, mended, lost, scrapped. */
export function ToolHistory({ rows }: { readonly rows: readonly ToolHistoryRow[] }): ReactNode {
  const { t } = useTranslation('tools');
  const detail = useDetail();
  return (
    <DataTable<ToolHistoryRow>
      label={t('one.history')}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('one.noHistory')}
      columns={[
        { key: 'on', label: t('one.day'), width: 110, render: ({ on }) => on },
        { key: 'what', label: t('one.what'), width: 130, render: ({ kind }) => <b>{t(`one.event.${kind}`)}</b> },
        { key: 'who', label: t('one.who'), width: 110, render: ({ staffName }) => staffName || '—' },
        { key: 'detail', label: t('one.detail'), render: (row) => detail(row) || '—' },
        { key: 'no', label: t('one.document'), width: 160, render: (row) => <Paper row={row} /> },
        { key: 'by', label: t('one.by'), width: 110, render: ({ userName }) => userName || '—' },
      ]}
    />
  );
}

/** The number leads to the loss, or to the note. */
function Paper({ row: { no, documentId, lossId } }: { readonly row: ToolHistoryRow }): ReactNode {
  const to = lossId !== null ? `/tools/losses/${lossId}` : documentId === null ? undefined : `/tools/notes/${documentId}`;
  if (no === '' || to === undefined) return no || '—';
  return (
    <Link component={RouterLink} to={to}>
      {no}
    </Link>
  );
}

/** Condition, fate and money of a line in words, with what somebody wrote. */
function useDetail(): (row: ToolHistoryRow) => string {
  const { t, i18n } = useTranslation('tools');
  return ({ kind, text, why, condition, fate, amountFen }) => {
    const amount = amountFen === null ? '' : formatYuan(amountFen, { symbol: '¥' });
    const money = {
      takenIn: () => t('one.worth', { amount }),
      returned: () => t('one.charge', { amount }),
      repaired: () => t('one.cost', { amount }),
      beyondRepair: () => t('one.cost', { amount }),
      charged: () => t('one.paid', { amount }),
    } as const;
    return [
      why !== '' && dynamicText(i18n, `tools:why.${why}`),
      condition !== '' && dynamicText(i18n, `tools:condition.${condition}`),
      fate !== '' && fate !== 'store' && dynamicText(i18n, `tools:fate.${fate}`),
      text,
      amount !== '' && kind in money && money[kind as keyof typeof money](),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

/** The movements of one tool, the newest first. */
export function ToolMoves({ rows }: { readonly rows: readonly ToolMoveRow[] }): ReactNode {
  const { t, i18n } = useTranslation(['tools', 'parts']);
  return (
    <DataTable<ToolMoveRow>
      label={t('tools:one.moves')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t('tools:one.noMoves')}
      columns={[
        { key: 'at', label: t('tools:one.day'), width: 150, render: ({ at }) => <When at={at} /> },
        { key: 'kind', label: t('tools:one.move'), width: 110, render: ({ kind }) => dynamicText(i18n, `parts:move.${kind}`) },
        { key: 'from', label: t('tools:one.fromPlace'), render: ({ fromName }) => fromName },
        { key: 'to', label: t('tools:one.toPlace'), render: ({ toName }) => toName },
        { key: 'document', label: t('tools:one.document'), width: 160, render: ({ documentNo }) => documentNo || '—' },
        { key: 'by', label: t('tools:one.by'), width: 110, render: ({ userName }) => userName },
      ]}
    />
  );
}
