import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterBridge } from '../../../shared/desktop-bridge.ts';
import type { SeatState } from '../../../shared/seat-state.ts';
import { AuthCard } from './auth-card.tsx';

/** Why this seat does not work now, and what to do about it. */
export function SeatStopPage({ state, bridge }: { readonly state: SeatState; readonly bridge: CounterBridge }): ReactNode {
  const { t } = useTranslation('seats');
  const again = <Button onClick={() => void bridge.actAsSeat({ kind: 'forget' })}>{t('gate.again')}</Button>;
  switch (state.kind) {
    case 'keyChanged':
      return (
        <AuthCard title={t('gate.keyChangedTitle')} width={520}>
          <Alert severity="error">{t('gate.keyChanged', { at: state.at, shop: state.shopName })}</Alert>
          {again}
        </AuthCard>
      );
    case 'version':
      return (
        <AuthCard title={t('gate.versionTitle')} width={520}>
          <Alert severity="warning">{t(`gate.${state.judgement}`, { version: state.host.split(';', 1)[0] ?? '' })}</Alert>
        </AuthCard>
      );
    case 'revoked':
      return (
        <AuthCard title={t('gate.revokedTitle')} width={520}>
          <Alert severity="warning">{t('gate.revoked', { shop: state.shopName })}</Alert>
          {again}
        </AuthCard>
      );
    case 'away':
      return (
        <AuthCard title={t('gate.awayTitle')} width={520}>
          <Alert severity="warning">{t('gate.away', { shop: state.shopName, places: state.lookingAt.join('、') })}</Alert>
        </AuthCard>
      );
    case 'online':
    case 'host':
    case 'unpaired':
      return null;
  }
}
