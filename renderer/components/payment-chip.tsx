import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentState } from '../../shared/projects.ts';
import { StatusChip } from './status-chip.tsx';

const tones = { unpaid: 'attention', completedUnpaid: 'attention', balanceOpen: 'active', settled: 'done' } as const;

/** How far a project is paid. */
export function PaymentChip({ state }: { readonly state: PaymentState }): ReactNode {
  const { t } = useTranslation('projects');
  return <StatusChip label={t(`payment.${state}`)} tone={tones[state]} />;
}
