import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { Section as TitledSection } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { BrowserSeats } from './browser-seats.tsx';
import { LanAddresses } from './lan-addresses.tsx';
import { LanForm } from './lan-form.tsx';
import { PairingCode } from './pairing-code.tsx';
import { PlainSwitch } from './plain-switch.tsx';
import { SeatList } from './seat-list.tsx';

/** Settings > seats and network 席位与局域网: who may come in from the LAN, and how they prove each other (F101, F102). */
export function SeatsPage(): ReactNode {
  const { t } = useTranslation('seats');
  const trpc = useTRPC();
  const lan = useQuery(trpc.seats.lan.queryOptions());
  if (!lan.data)
    return (
      <SettingsArea section="seats" hint={t('hint')}>
        {lan.error ? <ErrorState error={lan.error} onRetry={() => void lan.refetch()} /> : <TableSkeleton />}
      </SettingsArea>
    );
  const { isAvailable, isOn, interfaces, port } = lan.data;
  return (
    <SettingsArea section="seats" hint={t('hint')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 920 }}>
        <Section title={t('lan.title')}>
          {isAvailable ? (
            <LanForm key={JSON.stringify([isOn, interfaces, port])} lan={lan.data} />
          ) : (
            <Alert severity="info">{t('lan.unavailable')}</Alert>
          )}
        </Section>
        <Section title={t('address.title')}>
          <LanAddresses lan={lan.data} />
        </Section>
        <Section title={t('pairing.title')}>
          <PairingCode />
        </Section>
        <Section title={t('list.title')}>
          <SeatList />
        </Section>
        <Section title={t('browser.title')}>
          <BrowserSeats />
        </Section>
        <Section title={t('plain.title')}>
          <PlainSwitch isPlain={lan.data.isPlain} />
        </Section>
      </Box>
    </SettingsArea>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <TitledSection title={title}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' }}>{children}</Box>
    </TitledSection>
  );
}
