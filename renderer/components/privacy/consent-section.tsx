import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { purposes } from '../../../shared/privacy.ts';
import type { ConsentEntry, ConsentView, Purpose } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { Section } from '../detail-page.tsx';
import { StatusChip } from '../status-chip.tsx';
import { TableSkeleton } from '../table-skeleton.tsx';
import { useWhen } from '../when.tsx';
import { ConsentChip } from './consent-chip.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface ConsentSectionProps {
  readonly customerId: number;
  readonly name: string;
}

/** On the page of a customer: what may be done with the data (R-004-14), and where a privacy request begins (R-004-24). */
export function ConsentSection({ customerId, name }: ConsentSectionProps): ReactNode {
  const allowed = useCan();
  return allowed('privacy.consent') ? <Consents customerId={customerId} name={name} /> : null;
}

type Open = 'ask' | 'withdraw' | 'receive' | undefined;

function Consents({ customerId, name }: ConsentSectionProps): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const [open, setOpen] = useState<Open>();
  const consents = useQuery(trpc.privacy.consents.queryOptions({ customerId }));
  const view = consents.data;
  const close = () => setOpen(undefined);
  const given = view ? purposes.filter((purpose) => view.purposes[purpose] === 'given') : [];
  return (
    <Section
      title={t('consent.title')}
      actions={
        <>
          <Button component={RouterLink} to={`/print/notice?customer=${customerId}`}>
            {t('consent.notice')}
          </Button>
          <Button onClick={() => setOpen('receive')}>{t('receive.button')}</Button>
          {given.length > 0 && <Button onClick={() => setOpen('withdraw')}>{t('consent.withdraw')}</Button>}
          <Button variant="outlined" disabled={!view} onClick={() => setOpen('ask')}>
            {t('consent.ask')}
          </Button>
        </>
      }
    >
      {!view && <TableSkeleton rows={2} />}
      {view?.history.length === 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <StatusChip label={t('consentState.none')} tone="attention" />
          {t('consent.notAsked')}
        </Box>
      )}
      {view && view.history.length > 0 && <Purposes view={view} />}
      {view && open === 'ask' && <ConsentDialog customerId={customerId} name={name} view={view} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog customerId={customerId} name={name} given={given} onClose={close} />}
      {open === 'receive' && <ReceiveDialog customerId={customerId} onClose={close} />}
    </Section>
  );
}

function Purposes({ view }: { readonly view: ConsentView }): ReactNode {
  const { t } = useTranslation('privacy');
  const last = (purpose: Purpose) => view.history.find((entry) => entry.purpose === purpose);
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))' }}
    >
      {purposes.map((purpose) => (
        <li key={purpose}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Typography component="span" title={t(`purposeHint.${purpose}`)}>
              {t(`purpose.${purpose}`)}
            </Typography>
            <ConsentChip state={view.purposes[purpose]} />
          </Box>
          <Entry entry={last(purpose)} />
        </li>
      ))}
    </Box>
  );
}

/** When and how it was said, under which version of the policy. */
function Entry({ entry }: { readonly entry: ConsentEntry | undefined }): ReactNode {
  const { t } = useTranslation('privacy');
  const when = useWhen();
  if (!entry) return null;
  const said = { when: when(entry.at, 'date'), way: t(`way.${entry.way}`) };
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {entry.policyId === null ? t('consent.historyNoPolicy', said) : t('consent.history', { ...said, policy: entry.policyId })}
      {entry.sharedWith && ` · ${entry.sharedWith}`}
      {entry.withdrawnAt !== null && ` · ${t('consent.withdrawnAt', { when: when(entry.withdrawnAt, 'date') })}`}
    </Typography>
  );
}
