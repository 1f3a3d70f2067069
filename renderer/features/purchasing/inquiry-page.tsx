import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { InquiryLineView, InquiryView, OfferView } from '../../../shared/inquiries.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { InquiryStateChip } from '../../components/purchasing/purchase-marks.tsx';
import { PurchaseTimeline } from '../../components/purchasing/purchase-timeline.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { ItemCell } from '../../components/purchasing/line-table.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { OfferTable } from './offer-table.tsx';

type Dialog = { readonly kind: 'cancel' } | { readonly kind: 'offer' | 'choose' | 'remove'; readonly offer?: OfferView };

/** One inquiry: what is asked for, and the offers side by side with their points (R-004-54). */
export function InquiryPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneInquiry key={id} id={id} /> : <NotFoundPage />;
}

function OneInquiry({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('purchasing');
  const navigate = useNavigate();
  const query = useQuery(useTRPC().inquiries.get.queryOptions({ id }));
  const mayWrite = useCan()('purchasing.write');
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const inquiry = query.data as unknown as InquiryView | undefined;
  const refusal = mayWrite ? {} : { refusal: t('refusal.role') };
  return (
    <>
      <DetailPage<InquiryView>
        query={{ ...query, data: inquiry }}
        backTo="/purchasing/inquiries"
        title={(view) => view.no}
        chip={(view) => <InquiryStateChip state={view.state} />}
        subtitle={(view) => view.note}
        commands={(view) =>
          view.state === 'open'
            ? [
                { label: t('command.cancel'), onClick: () => setDialog({ kind: 'cancel' }), ...refusal },
                ...(view.offerRows.length === 0
                  ? [{ label: t('command.change'), onClick: () => navigate(`/purchasing/inquiries/${view.id}/edit`), ...refusal }]
                  : []),
                { label: t('inquiries.addOffer'), onClick: () => setDialog({ kind: 'offer' }), isPrimary: true, ...refusal },
              ]
            : []
        }
        aside={(view) => <PurchaseTimeline entries={view.timeline} />}
      >
        {(view) => (
          <>
            {view.state !== 'open' && <Outcome inquiry={view} />}
            <Section title={t('inquiries.compare')}>
              <OfferTable
                inquiry={view}
                acts={
                  view.state === 'open' && mayWrite
                    ? {
                        choose: (offer) => setDialog({ kind: 'choose', offer }),
                        edit: (offer) => setDialog({ kind: 'offer', offer }),
                        remove: (offer) => setDialog({ kind: 'remove', offer }),
                      }
                    : undefined
                }
              />
            </Section>
            <Section title={t('inquiries.lines')}>
              <DataTable<InquiryLineView>
                label={t('inquiries.lines')}
                rows={view.lines}
                rowKey={({ lineId }) => lineId}
                columns={[
                  { key: 'item', label: t('field.item'), render: (line) => <ItemCell item={line} /> },
                  { key: 'qty', label: t('field.qty'), numeric: true, width: 160, render: (line) => formatQuantity(line.qty, line) },
                ]}
              />
            </Section>
          </>
        )}
      </DetailPage>
      {inquiry && dialog?.kind === 'offer' && <OfferDialog inquiry={inquiry} offer={dialog.offer} onClose={close} />}
      {inquiry && dialog?.kind === 'choose' && dialog.offer && <Choose inquiry={inquiry} offer={dialog.offer} onClose={close} />}
      {inquiry && dialog?.kind === 'remove' && dialog.offer && <Remove inquiry={inquiry} offer={dialog.offer} onClose={close} />}
      {inquiry && dialog?.kind === 'cancel' && <Cancel inquiry={inquiry} onClose={close} />}
    </>
  );
}

function Outcome({ inquiry }: { readonly inquiry: InquiryView }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <Section title={t(`inquiryState.${inquiry.state}`)}>
      <Facts
        items={[
          [t('field.chosen'), inquiry.chosenSupplier],
          [
            t('field.order'),
            inquiry.orderId !== null && (
              <Link key="order" component={RouterLink} to={`/purchasing/orders/${inquiry.orderId}`}>
                {inquiry.orderNo}
              </Link>
            ),
          ],
          [t('field.reason'), inquiry.reason],
        ]}
      />
    </Section>
  );
}

interface ActProps {
  readonly inquiry: InquiryView;
  readonly onClose: () => void;
}

function Choose({ inquiry: { id, version }, offer, onClose }: ActProps & { readonly offer: OfferView }): ReactNode {
  const { t } = useTranslation('purchasing');
  const navigate = useNavigate();
  const choose = useCommand(useTRPC().inquiries.choose.mutationOptions(), {
    doneText: ({ orderNo }) => t('done.chosen', { no: orderNo }),
    onDone: ({ orderId }) => navigate(`/purchasing/orders/${orderId}`),
  });
  const { isBest } = offer.score;
  return (
    <ConfirmDialog
      open
      action={t('inquiries.choose')}
      thing={offer.supplierName}
      consequence={
        <>
          {t('dialog.choose', { supplier: offer.supplierName })} {!isBest && t('dialog.chooseNotBest')}
        </>
      }
      reason={isBest ? 'optional' : 'required'}
      isPending={choose.isPending}
      onConfirm={(reason) => choose.run({ id, version, offerId: offer.id, reason })}
      onClose={onClose}
    />
  );
}

function Remove({ inquiry: { id, version }, offer, onClose }: ActProps & { readonly offer: OfferView }): ReactNode {
  const { t } = useTranslation('purchasing');
  const remove = useCommand(useTRPC().inquiries.removeOffer.mutationOptions(), { doneText: t('done.step'), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('inquiries.remove')}
      thing={offer.supplierName}
      consequence={t('dialog.removeOffer', { supplier: offer.supplierName })}
      isDestructive
      isPending={remove.isPending}
      onConfirm={() => remove.run({ id, version, offerId: offer.id })}
      onClose={onClose}
    />
  );
}

function Cancel({ inquiry: { id, version, no }, onClose }: ActProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const cancel = useCommand(useTRPC().inquiries.cancel.mutationOptions(), { doneText: t('done.step'), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('command.cancel')}
      thing={no}
      reason="required"
      isDestructive
      isPending={cancel.isPending}
      onConfirm={(reason) => cancel.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
