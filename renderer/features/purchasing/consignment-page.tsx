import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { ConsignmentView } from '../../../shared/consignments.ts';
import { useTRPC } from '../../api.ts';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { Money } from '../../components/money.tsx';
import { ConsignmentChip } from '../../components/purchasing/purchase-marks.tsx';
import { PurchaseTimeline } from '../../components/purchasing/purchase-timeline.tsx';
import { useCan } from '../../session.tsx';
import { ConsignmentDialogs } from './consignment-dialogs.tsx';
import type { ConsignmentDialog } from './consignment-dialogs.tsx';

/** One consignment: what is on its way, how, and how it arrived. */
export function ConsignmentPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneConsignment key={id} id={id} /> : <NotFoundPage />;
}

function OneConsignment({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('purchasing');
  const query = useQuery(useTRPC().consignments.get.queryOptions({ id }));
  const mayWrite = useCan()('purchasing.write');
  const [dialog, setDialog] = useState<ConsignmentDialog>();
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const row = query.data as unknown as ConsignmentView | undefined;
  const button = (command: ConsignmentDialog, label: string, isPrimary = false) => ({
    label,
    onClick: () => setDialog(command),
    isPrimary,
    ...(!mayWrite && { refusal: t('refusal.role') }),
  });
  return (
    <>
      <DetailPage<ConsignmentView>
        query={{ ...query, data: row }}
        backTo="/purchasing/consignments"
        title={(view) => view.no}
        chip={(view) => <ConsignmentChip row={view} />}
        subtitle={(view) => t(`direction.${view.direction}`)}
        commands={(view) =>
          view.state === 'onTheWay'
            ? [
                button('cancel', t('consignments.cancel')),
                button('change', t('command.change')),
                button('arrive', t('consignments.arrive'), true),
              ]
            : []
        }
        aside={(view) => <PurchaseTimeline entries={view.timeline} />}
      >
        {(view) => <ConsignmentFacts row={view} />}
      </DetailPage>
      {row && dialog && <ConsignmentDialogs dialog={dialog} row={row} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function ConsignmentFacts({ row }: { readonly row: ConsignmentView }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <Section title={t('consignments.title')}>
      <Facts
        items={[
          [t('field.party'), row.party],
          [t('field.what'), row.what],
          [t('field.way'), t(`way.${row.way}`)],
          [t('field.carrier'), row.carrier],
          [t('field.trackingNo'), row.trackingNo],
          [t('field.sentOn'), row.sentOn],
          [t('field.expectedOn'), row.expectedOn],
          [t('field.arrivedOn'), row.arrivedOn],
          ...(row.condition === '' ? [] : [[t('field.condition'), t(`condition.${row.condition}`)] as const]),
          [t('field.cost'), <Money key="cost" fen={row.costFen} />],
          [t('field.about'), <About key="about" row={row} />],
          [t('field.by'), row.userName],
          ...(row.remarks ? [[t('field.remarks'), row.remarks] as const] : []),
          ...(row.note ? [[t('field.note'), row.note] as const] : []),
          ...(row.endReason ? [[t('field.endReason'), row.endReason] as const] : []),
        ]}
      />
    </Section>
  );
}

function About({ row }: { readonly row: ConsignmentView }): ReactNode {
  const { t } = useTranslation('purchasing');
  const links = [
    row.purchaseOrderId !== null && { to: `/purchasing/orders/${row.purchaseOrderId}`, label: row.purchaseOrderNo },
    row.supplierCaseId !== null && { to: `/suppliers/cases/${row.supplierCaseId}`, label: row.supplierCaseNo },
    row.workOrderId !== null && { to: `/work-orders/${row.workOrderId}`, label: row.workOrderNo },
    row.oldPartId !== null && { to: `/old-parts/${row.oldPartId}`, label: t('consignments.oldPart') },
  ].filter((link) => link !== false);
  if (links.length === 0) return '—';
  return links.map(({ to, label }) => (
    <Link key={to} component={RouterLink} to={to} sx={{ mr: 1 }}>
      {label}
    </Link>
  ));
}
