import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import type { ToolPurchaseLine, ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

interface FactsProps {
  readonly purchase: ToolPurchaseView;
}

/** What wants to be seen first: refused, and not what was asked for. */
export function PurchaseBanners({ purchase: { state, approvals, lines } }: FactsProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const [last] = approvals;
  const refused = last?.state === 'refused' ? last.signatures.find(({ decision }) => decision === 'refuse') : undefined;
  const isDifferent = lines.some(({ qty, checkedQty }) => checkedQty !== qty);
  return (
    <>
      {refused && state !== 'cancelled' && (
        <Alert severity="warning" variant="outlined">
          {t('page.refused', { name: refused.userName, reason: refused.note })}
        </Alert>
      )}
      {isDifferent && (state === 'arrived' || state === 'stocked') && (
        <Alert severity="warning" variant="outlined">
          {t('page.short')}
        </Alert>
      )}
    </>
  );
}

/** What was wanted, what of it was checked and is in the room, and what differs (R-000-63). */
export function PurchaseLines({ purchase: { lines, state } }: FactsProps): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'tools']);
  const isHere = lines.some(({ checkedQty }) => checkedQty > 0) || ['arrived', 'stocked', 'booked'].includes(state);
  const count = (line: ToolPurchaseLine, qty: number) => `${qty} ${line.unit}`;
  return (
    <Section title={t('toolPurchases:page.lines')}>
      <DataTable<ToolPurchaseLine>
        label={t('toolPurchases:page.lines')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'tool',
            label: t('toolPurchases:field.tool'),
            render: (line) => (
              <Box>
                {line.name}
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {[line.code, line.spec, t(`tools:payer.${line.payer}`), line.note].filter(Boolean).join(' · ')}
                </Typography>
              </Box>
            ),
          },
          { key: 'stock', label: t('toolPurchases:field.stock'), numeric: true, width: 80, render: (line) => count(line, line.stockQty) },
          { key: 'qty', label: t('toolPurchases:field.qty'), numeric: true, width: 90, render: (line) => count(line, line.qty) },
          ...(isHere
            ? [
                {
                  key: 'checked',
                  label: t('toolPurchases:field.checked'),
                  numeric: true,
                  width: 80,
                  render: (line: ToolPurchaseLine) => count(line, line.checkedQty),
                },
                {
                  key: 'stocked',
                  label: t('toolPurchases:field.stocked'),
                  numeric: true,
                  width: 80,
                  render: (line: ToolPurchaseLine) => count(line, line.stockedQty),
                },
                {
                  key: 'difference',
                  label: t('toolPurchases:field.difference'),
                  width: 210,
                  render: (line: ToolPurchaseLine) => <Difference line={line} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Difference({ line: { qty, checkedQty, difference } }: { readonly line: ToolPurchaseLine }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  if (qty === checkedQty) return difference || '—';
  const chip = checkedQty < qty ? t('check.under', { count: qty - checkedQty }) : t('check.over', { count: checkedQty - qty });
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <StatusChip label={chip} tone="attention" />
      <span>{difference}</span>
    </Box>
  );
}

/** Why it is wanted, and who took which step when. */
export function PurchaseFacts({ purchase }: FactsProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const when = useWhen();
  const { stockReason, neededOn, sentOn, sentWay, sentTo, ledgerNo, receipts } = purchase;
  const by = (name: string | null, at: number | null) => (name === null || at === null ? '' : `${name} ${when(at)}`);
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('field.neededOn'), neededOn],
          [t('field.created'), by(purchase.createdByName, purchase.createdAt)],
          [t('field.filled'), by(purchase.filledByName, purchase.filledAt)],
          [t('field.stockReason'), stockReason],
          ...(sentOn === ''
            ? []
            : ([
                [t('field.sentOn'), `${sentOn} ${sentWay}`],
                [t('field.sentTo'), sentTo],
                [t('field.checkedBy'), by(purchase.checkedByName, purchase.checkedAt)],
              ] as const)),
          ...(receipts.length === 0
            ? []
            : ([
                [
                  t('field.receipts'),
                  receipts
                    .map(({ no, bookedOn, qty, valueFen, userName }) =>
                      t('page.receiptLine', { no, day: bookedOn, qty, amount: formatYuan(valueFen), name: userName }),
                    )
                    .join('\n'),
                ],
              ] as const)),
          ...(ledgerNo === ''
            ? []
            : ([
                [t('field.ledgerNo'), ledgerNo],
                [t('field.booked'), by(purchase.bookedByName, purchase.bookedAt)],
              ] as const)),
        ]}
      />
    </Section>
  );
}

/** Who did what when with a purchase, the newest first. */
export function PurchaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation(['toolPurchases', 'common']);
  const detail = ({ kind, data }: TimelineEntry): string => {
    const { role, reason, receiptNo, ledgerNo, sentOn, sentWay, sentTo, differences, nth } = data;
    const roleText = typeof role === 'string' && i18n.exists(`common:role.${role}`) ? dynamicText(i18n, `common:role.${role}`) : undefined;
    const lines = Array.isArray(differences) ? differences.filter((one): one is string => typeof one === 'string').join('\n') : '';
    const parts = [roleText, ...(kind === 'sent' ? [sentOn, sentWay, sentTo] : []), receiptNo, ledgerNo, reason, lines];
    return [...parts, typeof nth === 'number' && nth > 1 && `№ ${nth}`]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' · ');
  };
  const items = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title: i18n.exists(`toolPurchases:event.${entry.kind}`) ? dynamicText(i18n, `toolPurchases:event.${entry.kind}`) : entry.kind,
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('toolPurchases:page.timeline')} items={items.reverse()} />;
}
