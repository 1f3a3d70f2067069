import { useTranslation } from 'react-i18next';
import type { OutletKind, OutletRow } from '../../../shared/outlets.ts';
import type { VersionDifference } from '../../components/stale-notice.tsx';

interface Typed {
  readonly name: string;
  readonly kind: OutletKind;
  readonly parentId?: number | null | undefined;
  readonly responsibleId?: number | null | undefined;
  readonly region?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly hoursNote?: string | undefined;
}

const texts = ['name', 'region', 'phone', 'hoursNote', 'address'] as const;

/** What was typed beside what somebody else saved meanwhile, field by field where they differ. */
export function useOutletDifferences() {
  const { t } = useTranslation('outlets');
  return (
    mine: Typed,
    theirs: OutletRow,
    nameOf: (staffId: number) => string | undefined,
    outlets: readonly OutletRow[],
  ): readonly VersionDifference[] => {
    const parent = outlets.find(({ id }) => id === mine.parentId)?.name ?? '';
    const { responsibleId } = mine;
    const responsible =
      responsibleId == null
        ? ''
        : (nameOf(responsibleId) ?? (responsibleId === theirs.responsibleId ? theirs.responsibleName : null) ?? '');
    return [
      { label: t('kindLabel'), mine: t(`kind.${mine.kind}`), theirs: t(`kind.${theirs.kind}`) },
      { label: t('parent'), mine: parent, theirs: theirs.parentName ?? '' },
      { label: t('responsible'), mine: responsible, theirs: theirs.responsibleName ?? '' },
      ...texts.map((field) => ({ label: t(field), mine: mine[field] ?? '', theirs: theirs[field] })),
    ].filter((one) => one.mine !== one.theirs);
  };
}
