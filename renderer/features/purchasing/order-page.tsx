import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { Money } from '../../components/money.tsx';
import { ConsignmentsSection } from '../../components/purchasing/consignments-section.tsx';
import { OrderStateChip } from '../../components/purchasing/purchase-marks.tsx';
import { PurchaseTimeline } from '../../components/purchasing/purchase-timeline.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { OrderDialogs } from './order-dialogs.tsx';
import { Inspections, OrderLineTable } from './order-tables.tsx';
import { useOrderCommands } from './use-order-commands.ts';
import type { OrderDialog } from './use-order-commands.ts';

/** One purchase order: what was agreed on, what came and was inspected, what is on its way (SM-20). */
export function PurchaseOrderPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneOrder key={id} id={id} /> : <NotFoundPage />;
}

function OneOrder({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation(['purchasing', 'common']);
  const query = useQuery(useTRPC().purchaseOrders.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<OrderDialog>();
  const { buttons, more } = useOrderCommands(setDialog);
  const print = usePrintCommand('print.store');
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const order = query.data as unknown as PurchaseOrderView | undefined;
  return (
    <>
      <DetailPage<PurchaseOrderView>
        query={{ ...query, data: order }}
        backTo="/purchasing/orders"
        title={(view) => view.no}
        chip={(view) => <OrderStateChip order={view} />}
        subtitle={(view) => (
          <Link component={RouterLink} to={`/suppliers/${view.supplierId}`}>
            {view.supplierName}
          </Link>
        )}
        commands={(view) => [print(`/print/purchase-order?id=${view.id}`), ...buttons(view)]}
        more={(view) => more(view).length > 0 && <MoreCommands label={t('common:action.more')} commands={more(view)} />}
        aside={(view) => <PurchaseTimeline entries={view.timeline} />}
      >
        {(view) => (
          <>
            {view.needsApproval && view.state === 'contracted' && <Alert severity="warning">{t('purchasing:page.needsApproval')}</Alert>}
            <OrderFacts order={view} />
            <Section title={t('purchasing:page.lines')}>
              <OrderLineTable order={view} />
            </Section>
            <InspectionsSection order={view} onSendBack={() => setDialog('sendBack')} />
            <ConsignmentsSection of={{ purchaseOrderId: view.id }} isAlwaysShown />
          </>
        )}
      </DetailPage>
      {order && dialog && <OrderDialogs dialog={dialog} order={order} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function OrderFacts({ order }: { readonly order: PurchaseOrderView }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('field.dueOn'), order.dueOn],
          [t('field.total'), <Money key="total" fen={order.totalFen} />],
          [t('field.contractNo'), order.contractNo],
          [
            t('field.inquiry'),
            order.inquiryId !== null && (
              <Link key="inquiry" component={RouterLink} to={`/purchasing/inquiries/${order.inquiryId}`}>
                {order.inquiryNo}
              </Link>
            ),
          ],
          [
            t('field.orderedAt'),
            order.orderedAt !== null && (
              <span key="ordered">
                <When at={order.orderedAt} /> {order.orderedByName}
              </span>
            ),
          ],
          ...(order.approvedAt === null
            ? []
            : [
                [
                  t('field.approvedBy'),
                  <span key="approved">
                    {order.approvedByName} <When at={order.approvedAt} />
                  </span>,
                ] as const,
              ]),
          ...(order.note ? [[t('field.note'), order.note] as const] : []),
          ...(order.endReason ? [[t('field.endReason'), order.endReason] as const] : []),
        ]}
      />
    </Section>
  );
}

function InspectionsSection({ order, onSendBack }: { readonly order: PurchaseOrderView; readonly onSendBack: () => void }): ReactNode {
  const { t } = useTranslation('purchasing');
  const mayWrite = useCan()('purchasing.write');
  const isRejectedHere = order.inspections.some(({ lines }) => lines.some((line) => line.rejected > 0 && line.consignmentId === null));
  return (
    <Section
      title={t('page.inspections')}
      actions={
        isRejectedHere && (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            {mayWrite && (
              <Button variant="outlined" onClick={onSendBack}>
                {t('command.sendBack')}
              </Button>
            )}
          </Box>
        )
      }
    >
      <Inspections order={order} />
    </Section>
  );
}
