import { useTranslation } from 'react-i18next';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { productName } from '../../components/request-form/product-fields.tsx';
import type { RequestFactsForm } from '../../components/request-form/request-facts.ts';
import type { VersionDifference } from '../../components/stale-notice.tsx';
import { useWhen } from '../../components/when.tsx';

const names = [
  'contactName',
  'phone',
  'address',
  'content',
  'serviceWanted',
  'type',
  'urgency',
  'branch',
  'channel',
  'lodgedBy',
  'faultClass',
  'isQualityIssue',
  'projectId',
  'ownerUserId',
  'installedItemId',
  'productText',
  'promisedAt',
] as const;
type Name = (typeof names)[number];

interface Named {
  readonly id: number;
  readonly name: string;
}

/** The name of each field of a request, in the order of the form. */
export function useFactLabels(): Readonly<Record<Name, string>> {
  const { t } = useTranslation('requests');
  const labelOf = (name: Name) => (name === 'installedItemId' ? 'product' : name === 'projectId' ? 'project' : name);
  return Object.fromEntries(names.map((name) => [name, t(`field.${labelOf(name)}`)])) as Record<Name, string>;
}

/** The fields in which two versions of a request differ, each in words. */
export function useFactDifferences(
  items: readonly InstalledItemView[],
  { projects, owners }: { readonly projects: readonly Named[]; readonly owners: readonly Named[] },
): (mine: RequestFactsForm, theirs: RequestFactsForm) => readonly VersionDifference[] {
  const { t } = useTranslation(['requests', 'common']);
  const labels = useFactLabels();
  const when = useWhen();
  const words = (facts: RequestFactsForm): Record<Name, string> => {
    const item = items.find(({ id }) => id === facts.installedItemId);
    return {
      contactName: facts.contactName,
      phone: facts.phone,
      address: facts.address,
      content: facts.content,
      serviceWanted: facts.serviceWanted,
      type: t(`requests:type.${facts.type}`),
      urgency: t(`requests:urgency.${facts.urgency}`),
      branch: t(`requests:branch.${facts.branch}`),
      channel: t(`requests:channel.${facts.channel}`),
      lodgedBy: t(`requests:lodgedBy.${facts.lodgedBy}`),
      faultClass: t(`requests:faultClass.${facts.faultClass}`),
      isQualityIssue: t(facts.isQualityIssue ? 'common:word.yes' : 'common:word.no'),
      projectId: projects.find(({ id }) => id === facts.projectId)?.name ?? '',
      ownerUserId: owners.find(({ id }) => id === facts.ownerUserId)?.name ?? '',
      installedItemId: item ? productName(item) : '',
      productText: facts.productText ?? '',
      promisedAt: typeof facts.promisedAt === 'number' && Number.isFinite(facts.promisedAt) ? when(facts.promisedAt, 'full') : '',
    };
  };
  return (mine, theirs) => {
    const [my, their] = [words(mine), words(theirs)];
    return names.filter((name) => my[name] !== their[name]).map((name) => ({ label: labels[name], mine: my[name], theirs: their[name] }));
  };
}
