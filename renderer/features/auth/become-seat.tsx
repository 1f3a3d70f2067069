import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopBridge } from '../../bridge.ts';
import { OtherStart } from './other-start.tsx';

/** The first choice on a new computer of a shop that has its host already: this one is a seat of it. */
export function BecomeSeat(): ReactNode {
  const { t } = useTranslation('seats');
  const bridge = desktopBridge();
  if (!bridge) return null;
  return (
    <OtherStart
      label={t('gate.becomeSeat')}
      hint={t('gate.becomeSeatHint')}
      onStart={() => void bridge.actAsSeat({ kind: 'become', what: 'seat' })}
    />
  );
}
