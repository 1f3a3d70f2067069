import Schedule from '@mui/icons-material/Schedule';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OldPartClaimState, OldPartState } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartRow } from '../../../shared/old-parts.ts';
import { noPartReasons } from '../../../shared/old-parts.ts';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';

const tones: Readonly<Record<OldPartState, Tone>> = {
  awaited: 'active',
  received: 'attention',
  missing: 'neutral',
  left: 'neutral',
  repaired: 'done',
  refurbished: 'done',
  scrapped: 'done',
  sold: 'done',
  returnedToMaker: 'done',
  givenBack: 'done',
  cancelled: 'ended',
};

/** Where an old part is; one that should be back by now says so. */
export function OldPartStateChip({ row }: { readonly row: { readonly state: OldPartState; readonly isLate: boolean } }): ReactNode {
  const { t } = useTranslation('oldParts');
  if (row.isLate) return <StatusChip label={t('late')} tone="late" icon={<Schedule />} />;
  return <StatusChip label={t(`state.${row.state}`)} tone={tones[row.state]} />;
}

const claimTones: Readonly<Record<OldPartClaimState, Tone>> = { open: 'attention', sent: 'active', answered: 'done', withdrawn: 'ended' };

export function ClaimStateChip({ row }: { readonly row: { readonly state: OldPartClaimState; readonly isLate: boolean } }): ReactNode {
  const { t } = useTranslation('oldParts');
  if (row.isLate) return <StatusChip label={t('claimLate')} tone="late" icon={<Schedule />} />;
  return <StatusChip label={t(`claimState.${row.state}`)} tone={claimTones[row.state]} />;
}

/** What is to be said of an old part in words: why there is none, its condition, who bought it. */
export function useOldPartText(): (row: Pick<OldPartRow, 'reason' | 'condition' | 'partner' | 'supplierName'>) => string {
  const { t } = useTranslation('oldParts');
  return useCallback(
    ({ reason, condition, partner, supplierName }) => {
      const why = noPartReasons.find((one) => reason === `#${one}` || reason.startsWith(`#${one} `));
      const said = why ? [t(`why.${why}`), reason.slice(why.length + 2)].filter(Boolean).join('：') : reason;
      return [condition, said, partner, supplierName].filter(Boolean).join(' · ');
    },
    [t],
  );
}
