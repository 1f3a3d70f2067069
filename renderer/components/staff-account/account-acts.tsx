import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterKind, StaffAccount } from '../../../shared/staff-accounts.ts';
import { useCan } from '../../session.tsx';
import { CommandButton } from '../command-button.tsx';
import { MoreCommands } from '../more-commands.tsx';
import { BookDialog } from './book-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

/** What is booked at the counter, and the plan over several months. */
export function AccountActs({ account }: { readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const allowed = useCan();
  const [act, setAct] = useState<CounterKind | 'waived' | 'plan'>();
  const close = () => setAct(undefined);
  const { owedFen, freeFen, heldFen, paidFen, deposits } = account;
  const mayBook = allowed('staffAccounts.book');
  const mayDecide = allowed('staffAccounts.decide');
  const unless = (isPossible: boolean, refusal: string) => (isPossible ? undefined : refusal);
  const owes = unless(freeFen > 0, owedFen === 0 ? t('refusal.nothingOwed') : t('refusal.nothingFree'));
  const kinds = unless(
    deposits.some(({ depositFen }) => depositFen > 0),
    t('refusal.noKinds'),
  );
  const held = unless(heldFen > 0, t('refusal.nothingHeld'));
  const planned = unless(freeFen > 0 || kinds === undefined, owes ?? '');
  const command = (key: CounterKind | 'waived', refusal: string | undefined) => ({
    ...{ key, label: t(`act.${key}`), refusal },
    onClick: () => setAct(key),
  });
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
      {(mayBook || mayDecide) && (
        <MoreCommands
          label={t('act.more')}
          commands={[
            ...(mayBook
              ? [
                  command('depositRefunded', held),
                  command('depositOffset', held ?? owes),
                  command('repaid', unless(paidFen > 0, t('refusal.nothingPaid'))),
                ]
              : []),
            ...(mayDecide ? [command('waived', owes)] : []),
          ]}
        />
      )}
      {mayBook && <CommandButton label={t('act.depositPaid')} onClick={() => setAct('depositPaid')} {...(kinds && { refusal: kinds })} />}
      {mayBook && <CommandButton label={t('act.paid')} onClick={() => setAct('paid')} {...(owes && { refusal: owes })} />}
      {mayDecide && <CommandButton label={t('act.plan')} onClick={() => setAct('plan')} isPrimary {...(planned && { refusal: planned })} />}
      {act === 'plan' && <PlanDialog account={account} onClose={close} />}
      {act === 'waived' && <WaiveDialog account={account} onClose={close} />}
      {act !== undefined && act !== 'plan' && act !== 'waived' && <BookDialog account={account} kind={act} onClose={close} />}
    </Box>
  );
}
