import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentState } from '../../../shared/privacy.ts';
import { StatusChip } from '../status-chip.tsx';

const tones = { given: 'done', refused: 'neutral', withdrawn: 'neutral', '': 'neutral' } as const;

/** How a customer stands to a purpose. */
export function ConsentChip({ state }: { readonly state: ConsentState }): ReactNode {
  const { t } = useTranslation('privacy');
  return <StatusChip label={t(`consentState.${state === '' ? 'none' : state}`)} tone={tones[state]} />;
}
