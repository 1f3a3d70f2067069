import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { RequestView } from '../../../shared/requests.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { usePromiseText } from '../../components/request-marks.tsx';
import { WarrantyMark } from '../../components/warranty-mark.tsx';
import { WarrantySaidText } from '../../components/warranty-said.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

/** What the customer said and wants, and what came of it. */
export function RequestFacts({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requests');
  const common = useTranslation('common').t;
  const promiseText = usePromiseText();
  const { installedItem, warrantySaid, toldWay } = request;
  return (
    <>
      <Section title={t('detail.facts')}>
        <Typography sx={{ mb: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '1rem' }}>{request.content}</Typography>
        <Facts
          items={[
            [t('field.serviceWanted'), request.serviceWanted],
            [
              t('field.customer'),
              <Link key="customer" component={RouterLink} to={`/customers/${request.customerId}`}>
                {request.customerName}
              </Link>,
            ],
            [t('field.contactName'), request.contactName],
            [t('field.phone'), request.phone],
            [t('field.address'), request.address],
            [t('field.product'), <RequestProduct key="product" request={request} />],
            ...(installedItem
              ? [[t('field.warranty'), <WarrantyMark key="warranty" warranty={installedItem.warranty} reasons="folded" />] as const]
              : []),
            ...(warrantySaid ? [[t('field.warrantySaid'), <WarrantySaidText key="said" said={warrantySaid} />] as const] : []),
            [t('field.promisedAt'), promiseText(request.promisedAt)],
            [
              t('field.promiseTold'),
              request.promiseToldAt === null ? t('promise.notTold') : <When key="promise" at={request.promiseToldAt} />,
            ],
            [t('field.receivedAt'), <When key="received" at={request.receivedAt} />],
            [t('field.branch'), t(`branch.${request.branch}`)],
            [t('field.channel'), t(`channel.${request.channel}`)],
            [t('field.lodgedBy'), t(`lodgedBy.${request.lodgedBy}`)],
            [t('field.faultClass'), t(`faultClass.${request.faultClass}`)],
            [t('field.isQualityIssue'), common(request.isQualityIssue ? 'word.yes' : 'word.no')],
            [t('field.owner'), request.ownerName],
            ...(request.repeatOf
              ? [
                  [
                    t('field.repeatOf'),
                    <Link key="repeat" component={RouterLink} to={`/requests/${request.repeatOf.id}`}>
                      {request.repeatOf.no}
                    </Link>,
                  ] as const,
                ]
              : []),
            ...(request.voidReason ? [[t('field.voidReason'), request.voidReason] as const] : []),
          ]}
        />
      </Section>
      {(request.result !== '' || request.resolvedAt !== null) && (
        <Section title={t('detail.result')}>
          <Typography sx={{ mb: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{request.result || '—'}</Typography>
          <Facts
            items={[
              [t('field.resolvedAt'), <When key="resolved" at={request.resolvedAt} />],
              [
                t('field.toldAt'),
                request.toldAt === null ? (
                  ''
                ) : (
                  <span key="told">
                    <When at={request.toldAt} /> {toldWay && t('detail.toldBy', { way: t(`toldWay.${toldWay}`) })}
                  </span>
                ),
              ],
              [t('field.closedAt'), request.closedAt === null ? '' : <When key="closed" at={request.closedAt} />],
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** The product; one on file leads to its file. */
function RequestProduct({ request: { productText, installedItem } }: { readonly request: RequestView }): ReactNode {
  const mayOpen = useCan()('customers.read');
  const text = productText || installedItem?.model || '—';
  if (!installedItem || !mayOpen) return text;
  return (
    <Link component={RouterLink} to={`/items/${installedItem.id}`}>
      {text}
    </Link>
  );
}
