import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtOwnersCost } from '../../../shared/repair-cases.ts';
import type { RepairView } from '../../../shared/repair-cases.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { WarrantySaidText } from '../../components/warranty-said.tsx';
import { When } from '../../components/when.tsx';

interface FactsProps {
  readonly repair: RepairView;
}

/** The 维修反馈单 as it was issued (R-002-37). */
export function FeedbackFacts({ repair }: FactsProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const { warrantyResult, warrantyNote, warrantyCheckedByName, warrantyCheckedAt, warrantySaid } = repair;
  const checked = warrantyResult === '' ? t('field.noResult') : t(`warranty.${warrantyResult}`);
  return (
    <Section title={t('page.feedback')}>
      <Facts
        items={[
          [t('field.ownerName'), repair.ownerName],
          [t('field.phone'), repair.phone],
          [t('field.address'), repair.address],
          [t('field.warrantyResult'), [checked, warrantyNote].filter(Boolean).join(' · ')],
          [
            t('field.warrantyBy'),
            warrantyCheckedAt !== null && (
              <span key="by">
                {warrantyCheckedByName} <When at={warrantyCheckedAt} />
              </span>
            ),
          ],
          [t('field.said'), warrantySaid && <WarrantySaidText key="said" said={warrantySaid} />],
          [t('field.content'), repair.content],
          [t('field.wish'), repair.wish],
        ]}
      />
    </Section>
  );
}

/** Engineering's second check, the site and the cause (R-002-38). */
export function EngineeringFacts({ repair }: FactsProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const { secondCheckResult, secondCheckNote, secondCheckByName, secondCheckAt, siteSeenAt, cause, causeNote } = repair;
  return (
    <Section title={t('page.engineering')}>
      <Facts
        items={[
          [
            t('field.second'),
            [secondCheckResult === '' ? '' : t(`warranty.${secondCheckResult}`), secondCheckNote].filter(Boolean).join(' · '),
          ],
          [
            t('field.secondBy'),
            <span key="by">
              {secondCheckByName} <When at={secondCheckAt} />
            </span>,
          ],
          [t('field.who'), t(isAtOwnersCost(repair) ? 'page.atCost' : 'page.free')],
          [t('field.seenAt'), siteSeenAt !== null && <When key="seen" at={siteSeenAt} />],
          [t('field.cause'), cause === '' ? '' : t(`cause.${cause}`)],
          [t('field.causeNote'), causeNote],
        ].map(([label, value]) => [label, value || '—'] as readonly [string, ReactNode])}
      />
    </Section>
  );
}

/** R-002-39. */
export function SupplierFacts({ repair }: FactsProps): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <Section title={t('page.supplier')}>
      <Facts
        items={[
          [t('field.name'), repair.supplierName],
          [t('field.toldAt'), <When key="told" at={repair.supplierToldAt} />],
          [t('field.comesAt'), <When key="comes" at={repair.supplierComesAt} />],
        ]}
      />
    </Section>
  );
}

/** R-002-40. */
export function HelpFacts({ repair }: FactsProps): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <Section title={t('page.customer')}>
      <Facts
        items={[
          [t('field.helpPlan'), repair.helpPlan],
          [t('field.explainedAt'), <When key="at" at={repair.explainedAt} />],
        ]}
      />
    </Section>
  );
}

/** Who agreed, who does it, how it ended. */
export function WorkFacts({ repair }: FactsProps): ReactNode {
  const { t } = useTranslation(['repairCases', 'requests']);
  const by = (name: string | null, at: number | null, more = '') =>
    at !== null && (
      <span key={at}>
        {[name, more].filter(Boolean).join(' · ')} <When at={at} />
      </span>
    );
  const ofCompany: readonly (readonly [string, ReactNode])[] = [
    [t('repairCases:field.reviewed'), by(repair.reviewedByName, repair.reviewedAt)],
    [t('repairCases:field.office'), by(repair.officeByName, repair.officeAt, repair.officeOpinion)],
    [
      t('repairCases:field.agreed'),
      by(repair.ownerAgreedHow === '' ? '' : t(`requests:toldWay.${repair.ownerAgreedHow}`), repair.ownerAgreedAt),
    ],
    [t('repairCases:field.teamName'), by(repair.teamName, repair.teamAt)],
    [t('repairCases:field.contactedAt'), by('', repair.teamContactedAt)],
  ];
  return (
    <Section title={t('repairCases:page.work')}>
      <Facts
        items={[
          ...(repair.cause === 'company' ? ofCompany : []),
          [t('repairCases:field.completedAt'), by('', repair.completedAt)],
          [
            t('repairCases:field.satisfaction'),
            by(repair.satisfaction === '' ? '' : t(`repairCases:satisfaction.${repair.satisfaction}`), repair.cardSignedAt),
          ],
        ].map(([label, value]) => [label, value || '—'] as readonly [string, ReactNode])}
      />
    </Section>
  );
}
