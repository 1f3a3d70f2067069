import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { DeductionPlan, DeductionRow, PlanState, StaffAccount } from '../../../shared/staff-accounts.ts';
import { useCan } from '../../session.tsx';
import { DataTable } from '../data-table.tsx';
import { Section } from '../detail-page.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Money } from '../money.tsx';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { CancelPlanDialog, DeductDialog, SettlePlanDialog } from './plan-step-dialogs.tsx';

const tones: Readonly<Record<PlanState, Tone>> = { open: 'active', settled: 'done', replaced: 'neutral', cancelled: 'ended' };

/** The plans of a person (R-000-78), the newest first: their months, and what is done about them. */
export function PlansSection({ account }: { readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  return (
    <Section title={t('plans')}>
      {account.plans.length === 0 && <EmptyState title={t('noPlans')} />}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {account.plans.map((plan) => (
          <Plan key={plan.id} plan={plan} account={account} />
        ))}
      </Box>
    </Section>
  );
}

type Act = 'replace' | 'cancel' | 'settle' | 'deduct';

function Plan({ plan, account }: { readonly plan: DeductionPlan; readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const replaced = account.plans.find(({ id }) => id === plan.replacesId);
  const next = plan.state === 'open' ? plan.rows.find(({ lineId }) => lineId === null) : undefined;
  const { leftOn } = account;
  const isPast = next !== undefined && leftOn !== '' && (plan.rows.at(-1)?.month ?? '') > leftOn.slice(0, 7);
  const about = [
    plan.basis === 'deposit' ? `${t('basis.deposit')} ${plan.itemName ?? ''}` : t('basis.debt'),
    t(`sources.${plan.source}`),
    t('plan.signed', { name: plan.signedBy }),
    replaced && t('plan.replaces', { no: replaced.no }),
    plan.reason,
  ];
  return (
    <Box component="article" aria-label={plan.no}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3">{plan.no}</Typography>
        <StatusChip label={t(`planState.${plan.state}`)} tone={tones[plan.state]} />
        {isPast && <StatusChip label={t('plan.isPast')} tone="late" icon={<WarningAmber />} />}
        <Typography variant="body2" sx={{ color: 'text.secondary', mr: 'auto' }}>
          {about.filter(Boolean).join(' · ')}
        </Typography>
        <PlanActs plan={plan} onAct={setAct} />
      </Box>
      <DataTable<DeductionRow>
        label={plan.no}
        rows={plan.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'month', label: t('field.month'), width: 140, render: ({ month }) => month },
          {
            key: 'state',
            label: t('field.state'),
            render: ({ lineId, takenOn }) =>
              lineId !== null ? (
                <StatusChip label={t('wages.state.taken', { day: takenOn })} tone="done" />
              ) : plan.state === 'open' ? (
                <StatusChip label={t('wages.state.due')} />
              ) : (
                '—'
              ),
          },
          { key: 'amount', label: t('field.amountFen'), numeric: true, width: 130, render: ({ amountFen }) => <Money fen={amountFen} /> },
          {
            key: 'act',
            label: '',
            width: 150,
            render: (row) => row.id === next?.id && <DeductButton month={row.month} onClick={() => setAct('deduct')} />,
          },
        ]}
      />
      {act === 'replace' && <PlanDialog account={account} replaced={plan} onClose={close} />}
      {act === 'cancel' && <CancelPlanDialog plan={plan} onClose={close} />}
      {act === 'settle' && <SettlePlanDialog plan={plan} onClose={close} />}
      {act === 'deduct' && next && <DeductDialog plan={plan} row={next} onClose={close} />}
    </Box>
  );
}

function DeductButton({ month, onClick }: { readonly month: string; readonly onClick: () => void }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  if (!useCan()('staffAccounts.book')) return null;
  return (
    <Button onClick={onClick} aria-label={t('plan.deduct', { month })}>
      {t('plan.deductShort')}
    </Button>
  );
}

function PlanActs({ plan, onAct }: { readonly plan: DeductionPlan; readonly onAct: (act: Act) => void }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const allowed = useCan();
  const button = (act: Exclude<Act, 'deduct'>) => (
    <Button onClick={() => onAct(act)} aria-label={`${t(`plan.${act}`)} ${plan.no}`}>
      {t(`plan.${act}`)}
    </Button>
  );
  return (
    <>
      <Button component={RouterLink} to={`/print/staff-account?plan=${plan.id}`}>
        {t('print.plan')}
      </Button>
      {plan.state === 'open' && allowed('staffAccounts.book') && button('settle')}
      {plan.state === 'open' && allowed('staffAccounts.decide') && button('replace')}
      {plan.state === 'open' && allowed('staffAccounts.decide') && button('cancel')}
    </>
  );
}
