import { useTranslation } from 'react-i18next';
import { ownPlace } from '../../../shared/backups.ts';
import type { BackupCopy, BackupRow } from '../../../shared/backups.ts';

/** How a place is called: the computer itself, or the path of the folder. */
export function usePlaceName(): (place: string) => string {
  const { t } = useTranslation('backups');
  return (place) => (place === ownPlace ? t('own') : place);
}

/** The copy that is restored from: one that was read back and found good before others, and this computer's before a stick. */
export function bestCopy({ copies }: BackupRow): BackupCopy | undefined {
  const rank = ({ place, verifiedAt, problem }: BackupCopy) =>
    (problem === null ? 0 : 4) + (verifiedAt === null ? 2 : 0) + (place === ownPlace ? 0 : 1);
  return copies.toSorted((a, b) => rank(a) - rank(b))[0];
}
