import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ConsignmentRow, SendConsignmentInput } from '../../../shared/consignments.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { DataTable } from '../data-table.tsx';
import { Section } from '../detail-page.tsx';
import { Money } from '../money.tsx';
import { ConsignmentChip } from './purchase-marks.tsx';
import { SendConsignmentDialog } from './send-consignment-dialog.tsx';

/** The one document whose consignments are shown. */
export type ConsignmentAbout = Partial<Record<'purchaseOrderId' | 'supplierCaseId' | 'workOrderId' | 'oldPartId', number>>;

interface ConsignmentsSectionProps {
  readonly of: ConsignmentAbout;
  /** Also while there is none. */
  readonly isAlwaysShown?: boolean;
  /** What a new one is filled with; without it none is made from here. */
  readonly start?: Partial<SendConsignmentInput>;
}

/** Goods of a document on their way, with what they cost. */
export function ConsignmentsSection({ of, isAlwaysShown = false, start }: ConsignmentsSectionProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const allowed = useCan();
  const mayRead = allowed('purchasing.read');
  const [isSending, send] = useState(false);
  const query = useQuery(useTRPC().consignments.list.queryOptions({ ...of, show: 'all', limit: 50 }, { enabled: mayRead }));
  const rows = query.data?.rows ?? [];
  if (!mayRead || (rows.length === 0 && !isAlwaysShown)) return null;
  return (
    <Section
      title={t('page.consignments')}
      actions={start && allowed('purchasing.write') && <Button onClick={() => send(true)}>{t('consignments.create')}</Button>}
    >
      {rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('page.noConsignments')}</Typography>
      ) : (
        <DataTable<ConsignmentRow>
          label={t('page.consignments')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'no',
              label: t('field.no'),
              render: ({ id, no }) => (
                <Link component={RouterLink} to={`/purchasing/consignments/${id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                  {no}
                </Link>
              ),
            },
            { key: 'state', label: t('field.state'), render: (row) => <ConsignmentChip row={row} /> },
            { key: 'direction', label: t('field.direction'), render: ({ direction }) => t(`direction.${direction}`) },
            {
              key: 'way',
              label: t('field.way'),
              render: ({ way, carrier, trackingNo }) => [t(`way.${way}`), carrier, trackingNo].filter(Boolean).join(' '),
            },
            { key: 'sent', label: t('field.sentOn'), render: ({ sentOn }) => sentOn },
            { key: 'expected', label: t('field.expectedOn'), render: ({ expectedOn }) => expectedOn || '—' },
            { key: 'arrived', label: t('field.arrivedOn'), render: ({ arrivedOn }) => arrivedOn || '—' },
            { key: 'cost', label: t('field.cost'), numeric: true, render: ({ costFen }) => <Money fen={costFen} /> },
          ]}
        />
      )}
      {isSending && <SendConsignmentDialog about={of} start={start ?? {}} onClose={() => send(false)} />}
    </Section>
  );
}
