import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalState, ApprovalView, SignatureRow } from '../../../shared/approvals.ts';
import { chainOf, openSteps } from '../../../shared/signature-chains.ts';
import type { ChainCode, StepCode } from '../../../shared/signature-chains.ts';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { useWhen } from '../when.tsx';

interface ApprovalChainProps {
  readonly chain: ChainCode;
  /** The newest first. */
  readonly approvals: readonly ApprovalView[];
}

const tones = { open: 'active', granted: 'done', refused: 'late', withdrawn: 'ended' } as const satisfies Record<ApprovalState, Tone>;

/** A chain of signatures (A.1): who must sign in which order, who did and when; earlier runs beneath, quietly. */
export function ApprovalChain({ chain, approvals }: ApprovalChainProps): ReactNode {
  const { t } = useTranslation('approvals');
  const when = useWhen();
  const [current, ...earlier] = approvals;
  const isLive = current?.state === 'open' || current?.state === 'granted';
  const shown = isLive ? current : undefined;
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      {shown ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <StatusChip label={t(`state.${shown.state}`)} tone={tones[shown.state]} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('startedBy', { name: shown.authorName, time: when(shown.startedAt), version: shown.subjectVersion })}
          </Typography>
        </Box>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('none')}
        </Typography>
      )}
      <Steps chain={chain} signatures={shown?.signatures ?? []} isOpen={shown?.state === 'open'} />
      {(isLive ? earlier : approvals).map((approval) => (
        <EarlierRun key={approval.id} approval={approval} />
      ))}
    </Box>
  );
}

interface StepsProps {
  readonly chain: ChainCode;
  readonly signatures: readonly SignatureRow[];
  readonly isOpen: boolean;
}

function Steps({ chain, signatures, isOpen }: StepsProps): ReactNode {
  const { t } = useTranslation('approvals');
  const when = useWhen();
  const matter = { chain: chainOf(chain), signed: signatures };
  const open = isOpen ? openSteps(matter).map(({ code }) => code) : [];
  return (
    <Box component="ol" aria-label={t('list')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {matter.chain.steps.map(({ code }) => {
        const signature = signatures.find(({ step }) => step === code);
        const isNow = open.includes(code);
        return (
          <Box
            component="li"
            key={code}
            aria-current={isNow ? 'step' : undefined}
            sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}
          >
            <StepIcon signature={signature} isNow={isNow} />
            <Box sx={{ minWidth: 0 }}>
              <Typography sx={{ fontWeight: isNow ? 700 : 500 }}>
                {t(`step.${code as StepCode}`)}
                {signature && ` · ${signature.userName} · ${t(signature.decision === 'sign' ? 'signed' : 'refused')}`}
                {!signature && isNow && ` · ${t('waits')}`}
              </Typography>
              {signature ? (
                <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {[when(signature.at), signature.note].filter(Boolean).join(' · ')}
                </Typography>
              ) : (
                isOpen &&
                !isNow && (
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {t('later')}
                  </Typography>
                )
              )}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function StepIcon({ signature, isNow }: { readonly signature: SignatureRow | undefined; readonly isNow: boolean }): ReactNode {
  const place = { fontSize: 18, mt: '2px', flex: 'none' } as const;
  if (signature?.decision === 'refuse') return <Cancel sx={{ ...place, color: 'error.main' }} />;
  if (signature) return <CheckCircle sx={{ ...place, color: 'success.main' }} />;
  return isNow ? (
    <HourglassEmpty sx={{ ...place, color: 'warning.main' }} />
  ) : (
    <RadioButtonUnchecked sx={{ ...place, color: 'text.disabled' }} />
  );
}

/** A run that came to nothing: why, and who had signed. */
function EarlierRun({ approval }: { readonly approval: ApprovalView }): ReactNode {
  const { t } = useTranslation('approvals');
  const when = useWhen();
  const { state, startedAt, endedAt, signatures } = approval;
  const refused = signatures.find(({ decision }) => decision === 'refuse');
  const why = refused ? `${refused.userName}：${refused.note}` : state === 'withdrawn' ? t('stateHint.withdrawn') : '';
  const signed = signatures.filter(({ decision }) => decision === 'sign').map(({ userName }) => userName);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1, display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip label={t(`state.${state}`)} tone={tones[state]} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {when(startedAt)}
          {endedAt !== null && ` – ${when(endedAt)}`}
        </Typography>
      </Box>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {[why, signed.length > 0 && `${t('signed')}：${signed.join('、')}`].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}
