import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goodsDayAhead } from '../../../shared/projects.ts';
import { escalationRoles, lifeRefusal } from '../../../shared/request-life.ts';
import type { LifeCommand } from '../../../shared/request-life.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useNow } from '../../components/use-now.ts';
import { ageText } from '../../components/when-text.ts';
import { useWhen } from '../../components/when.tsx';
import { useSession, useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

export interface LifeBannersProps {
  readonly request: RequestView;
  readonly open: (command: LifeCommand) => void;
}

/** What stands in the way of a request now: a missed promise first (R-002-98), then hold, escalation, department, project, repeat. */
export function LifeBanners({ request, open }: LifeBannersProps): ReactNode {
  const { t } = useTranslation(['requestLife', 'common']);
  const common = useTranslation('common').t;
  const { user } = useSession();
  const now = useNow();
  const when = useWhen();
  const zone = useZone();
  const { state, promisedAt, life } = request;
  const may = (command: LifeCommand) => lifeRefusal(command, state, user.roles) === undefined;
  const isFree = life.overdueSince === null;
  const action = (command: LifeCommand, label: string, isMain = false) =>
    may(command) && (
      <Button key={command} size="small" color="inherit" variant={isMain ? 'contained' : 'outlined'} onClick={() => open(command)}>
        {label}
      </Button>
    );
  const hold = life.delays.findLast(({ kind, endedAt }) => kind === 'hold' && endedAt === null);
  const to = escalationRoles.find((role) => role === life.escalatedTo);
  const isWaiting = request.resolvedAt === null;
  const goodsAhead = goodsDayAhead(life.project, request, dayOf(now, zone));
  return (
    <>
      {life.overdueSince !== null && (
        <Alert
          severity="error"
          variant="outlined"
          action={
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              {action('takeOver', t('requestLife:banner.takeOver'))}
              {may('explainOverdue') && (
                <Button variant="contained" color="error" autoFocus onClick={() => open('explainOverdue')}>
                  {t('requestLife:banner.explain')}
                </Button>
              )}
            </Box>
          }
          sx={bannerStyle}
        >
          <AlertTitle>{t('requestLife:banner.overdueTitle')}</AlertTitle>
          {t('requestLife:banner.overdueText', { when: when(promisedAt), age: ageText(common, now - promisedAt) })}
        </Alert>
      )}
      {hold && life.holdReason !== '' && (
        <Alert
          severity="warning"
          variant="outlined"
          action={isFree && action('release', t('requestLife:command.release'))}
          sx={bannerStyle}
        >
          <AlertTitle>
            {hold.note
              ? t('requestLife:banner.held', { reason: t(`requestLife:hold.${life.holdReason}`), note: hold.note })
              : t(`requestLife:hold.${life.holdReason}`)}
          </AlertTitle>
          {t('requestLife:banner.heldSince', { age: ageText(common, now - hold.at), when: when(promisedAt) })}
        </Alert>
      )}
      {to && (
        <Alert
          severity="warning"
          variant="outlined"
          action={isFree && action('answerEscalation', t('requestLife:command.answerEscalation'))}
          sx={bannerStyle}
        >
          <AlertTitle>{t('requestLife:banner.escalated', { to: t(`requestLife:to.${to}`) })}</AlertTitle>
          {life.steps.findLast(({ kind }) => kind === 'escalation')?.text}
        </Alert>
      )}
      {life.department !== '' && (
        <Alert
          severity="info"
          variant="outlined"
          action={isFree && action('answerDepartment', t('requestLife:command.answerDepartment'))}
          sx={bannerStyle}
        >
          <AlertTitle>
            {t('requestLife:banner.department', {
              department: life.department,
              age: ageText(common, now - (life.departmentSince ?? now)),
            })}
          </AlertTitle>
          {life.steps.findLast(({ kind }) => kind === 'department')?.text}
        </Alert>
      )}
      {isWaiting && request.turn < 0 && (
        <Alert severity="warning" variant="outlined" sx={bannerStyle}>
          {t('requestLife:banner.unpaid')}
          {goodsAhead && ` · ${t('requestLife:banner.goods', { day: goodsAhead })}`}
        </Alert>
      )}
      {isFree && <RepeatBanner request={request} />}
    </>
  );
}

/** R-001-05, R-003-54: an earlier job on the same thing and fault; one click links it. */
function RepeatBanner({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const when = useWhen();
  const { user } = useSession();
  const { id, version, no, state, life } = request;
  const link = useCommand(trpc.requests.linkRepeat.mutationOptions(), { doneText: t('done', { no }) });
  const [first] = life.repeatProposals;
  if (!first) return null;
  const mayLink = lifeRefusal('linkRepeat', state, user.roles) === undefined;
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={
        mayLink && (
          <Button
            size="small"
            color="inherit"
            variant="outlined"
            loading={link.isPending}
            onClick={() => void link.run({ id, version, repeatOfId: first.id })}
          >
            {t('banner.linkRepeat')}
          </Button>
        )
      }
      sx={bannerStyle}
    >
      <AlertTitle>{t('banner.repeat', { no: first.no, when: when(first.resolvedAt) })}</AlertTitle>
      {first.result}
    </Alert>
  );
}

const bannerStyle = {
  '& .MuiAlert-message': { minWidth: 0, overflowWrap: 'anywhere' },
  '& .MuiAlert-action': { alignItems: 'center', pt: 0 },
  '& .MuiAlertTitle-root': { mb: 0.25, fontSize: '0.9375rem' },
} as const;
