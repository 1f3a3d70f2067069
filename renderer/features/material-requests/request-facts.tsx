import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { MaterialRequestLine, MaterialRequestView } from '../../../shared/material-requests.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { useCan } from '../../session.tsx';

interface FactsProps {
  readonly request: MaterialRequestView;
}

/** What wants to be seen first: overdue, refused, still to be signed, drafted by the program. */
export function RequestBanners({ request }: FactsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { state, isOverdue, bookInDueOn, isAutomatic, approvals } = request;
  const [last] = approvals;
  const refused = last?.state === 'refused' ? last.signatures.find(({ decision }) => decision === 'refuse') : undefined;
  const isToSign = last?.state === 'open' && last.chain === 'sitePurchase';
  return (
    <>
      {isOverdue && (
        <Alert severity="error" variant="outlined">
          {t('page.overdue', { day: bookInDueOn })}
        </Alert>
      )}
      {state === 'bought' && bookInDueOn !== '' && !isOverdue && (
        <Alert severity="info" variant="outlined">
          {t('page.due', { day: bookInDueOn })}
        </Alert>
      )}
      {refused && state !== 'cancelled' && (
        <Alert severity="warning" variant="outlined">
          {t('page.refused', { name: refused.userName, reason: refused.note })}
        </Alert>
      )}
      {isToSign && (
        <Alert severity="warning" variant="outlined">
          {t('page.toSignLater')}
        </Alert>
      )}
      {isAutomatic && state === 'draft' && (
        <Alert severity="info" variant="outlined">
          {t('page.automatic')}
        </Alert>
      )}
    </>
  );
}

/** Who needs it, what for, by which path. */
export function RequestFacts({ request }: FactsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const when = useWhen();
  const { path, buyReason, purpose, neededOn, reason, createdByName, createdAt, applicantName } = request;
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('field.applicantId'), applicantName],
          [t('field.path'), t(`path.${path}`)],
          ...(buyReason === null ? [] : ([[t('field.buyReason'), t(`buyReason.${buyReason}`)]] as const)),
          [t('field.purpose'), t(`purpose.${purpose}`)],
          [t('field.neededOn'), neededOn],
          [t('field.createdBy'), `${createdByName} ${when(createdAt)}`],
          [t('field.reason'), reason],
        ]}
      />
    </Section>
  );
}

/** The lines: asked for, in, handed out. */
export function RequestLines({ request: { lines } }: FactsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const allowed = useCan();
  const qty = (line: MaterialRequestLine, amount: number) => formatQuantity(amount, line);
  return (
    <Section title={t('page.lines')}>
      <DataTable<MaterialRequestLine>
        label={t('page.lines')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'item',
            label: t('field.item'),
            render: (line) => (
              <Box>
                {line.itemId !== null && allowed('parts.read') ? (
                  <Link component={RouterLink} to={`/parts/${line.itemId}`}>
                    {line.name}
                  </Link>
                ) : (
                  line.name
                )}
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {[line.code || t('page.described'), line.spec, line.note].filter(Boolean).join(' · ')}
                </Typography>
              </Box>
            ),
          },
          { key: 'qty', label: t('field.qty'), numeric: true, width: 110, render: (line) => qty(line, line.qty) },
          {
            key: 'stock',
            label: t('field.stock'),
            numeric: true,
            width: 110,
            render: (line) => (line.itemId === null ? '—' : qty(line, line.stockQty)),
          },
          { key: 'received', label: t('field.received'), numeric: true, width: 110, render: (line) => qty(line, line.receivedQty) },
          { key: 'issued', label: t('field.issued'), numeric: true, width: 110, render: (line) => qty(line, line.issuedQty) },
        ]}
      />
    </Section>
  );
}

/** Consent by word of mouth, the purchase, and the receipts. */
export function PurchaseFacts({ request }: FactsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const when = useWhen();
  const { consents, boughtAt, seller, amountFen, boughtByName, buyNote, bookInDueOn, receipts } = request;
  if (consents.length === 0 && boughtAt === null && receipts.length === 0) return null;
  return (
    <Section title={t('page.purchase')}>
      <Facts
        items={[
          ...consents.map(
            ({ post, userName, at, way, recordedByName }) =>
              [
                `${t('page.consents')} · ${t(`post.${post}`)}`,
                `${userName} ${when(at)}\n${t('page.consentLine', { way: t(`way.${way}`), recorder: recordedByName })}`,
              ] as const,
          ),
          ...(boughtAt === null
            ? []
            : ([
                [t('field.boughtAt'), `${when(boughtAt)} ${boughtByName ?? ''}`],
                [t('field.seller'), seller],
                [t('field.amountFen'), <Money key="amount" fen={amountFen} />],
                ...(bookInDueOn === '' ? [] : ([[t('field.bookInDueOn'), bookInDueOn]] as const)),
                ...(buyNote === '' ? [] : ([[t('field.note'), buyNote]] as const)),
              ] as const)),
          ...(receipts.length === 0
            ? []
            : ([[t('page.receipts'), receipts.map(({ no, at, userName }) => `${no} ${when(at)} ${userName}`).join('\n')]] as const)),
        ]}
      />
    </Section>
  );
}

/** Slips that wait for what this request brings: the storekeeper tells them. */
export function WaitingSlips({ request: { waiting } }: FactsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const allowed = useCan();
  if (waiting.length === 0) return null;
  return (
    <Section title={t('page.waiting')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {waiting.map(({ workOrderId, no, itemName, missingQty, unit, isHeld }) => (
          <Box component="li" key={`${workOrderId} ${itemName}`} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            {allowed('workOrders.read') ? (
              <Link component={RouterLink} to={`/work-orders/${workOrderId}`}>
                {no}
              </Link>
            ) : (
              <span>{no}</span>
            )}
            <span>{`${itemName} ${t('page.missing', { qty: `${missingQty} ${unit}` })}`}</span>
            {isHeld && <Typography sx={{ color: 'warning.main' }}>{t('page.held')}</Typography>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

/** Who did what when with a request, the newest first. */
export function RequestTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation(['materialRequests', 'common']);
  const when = useWhen();
  const fileEvent = useAttachmentEvents();
  const detail = ({ data }: TimelineEntry): string => {
    const { reason, role, no, name, way, at, seller, signedBy, nth } = data;
    const roleText = typeof role === 'string' && i18n.exists(`common:role.${role}`) ? dynamicText(i18n, `common:role.${role}`) : undefined;
    const wayText = typeof way === 'string' ? dynamicText(i18n, `materialRequests:way.${way}`) : undefined;
    const parts = [
      roleText,
      name,
      wayText,
      typeof at === 'number' && when(at),
      seller,
      no,
      signedBy,
      typeof nth === 'number' && nth > 1 && `№ ${nth}`,
      reason,
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  };
  const items = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title:
      fileEvent(entry.kind) ??
      (i18n.exists(`materialRequests:event.${entry.kind}`) ? dynamicText(i18n, `materialRequests:event.${entry.kind}`) : entry.kind),
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('materialRequests:page.timeline')} items={items.reverse()} />;
}
