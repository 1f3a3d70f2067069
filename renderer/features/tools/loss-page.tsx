import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { TimelineEntry } from '../../../shared/settings.ts';
import type { ToolLossView } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { Money } from '../../components/money.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { useCan } from '../../session.tsx';
import { LossDialogs } from './loss-dialogs.tsx';
import type { LossDialog } from './loss-dialogs.tsx';
import { LossStateChip } from './loss-marks.tsx';

/** One loss from the report to its end: what happened, what they say, what was decided. */
export function ToolLossPage(): ReactNode {
  const id = Number(useParams()['id']);
  if (!Number.isSafeInteger(id) || id <= 0) return <NotFoundPage />;
  return (
    <ToolsArea>
      <OneLoss key={id} id={id} />
    </ToolsArea>
  );
}

function OneLoss({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('toolLosses');
  const query = useQuery(useTRPC().tools.loss.queryOptions({ id }));
  const [dialog, open] = useState<LossDialog>();
  const commands = useLossCommands(open);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const loss = query.data as unknown as ToolLossView | undefined;
  return (
    <>
      <DetailPage<ToolLossView>
        query={{ ...query, data: loss }}
        backTo="/tools/losses"
        title={({ no }) => t('losses.one', { no })}
        chip={({ state }) => <LossStateChip state={state} />}
        subtitle={({ name, toolNo, spec, qty, unit }) => [name, toolNo, spec, `${qty} ${unit}`].filter(Boolean).join(' · ')}
        commands={commands}
        aside={({ timeline }) => (
          <Section title={t('losses.timeline')}>
            <History entries={timeline} />
          </Section>
        )}
      >
        {(view) => (
          <>
            <About loss={view} />
            <Section title={t('losses.statement')}>
              <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', ...(!view.statement && { color: 'text.secondary' }) }}>
                {view.statement || t('losses.notStated')}
              </Typography>
              {view.statedAt !== null && (
                <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
                  <When at={view.statedAt} />
                </Typography>
              )}
            </Section>
            <Decision loss={view} />
          </>
        )}
      </DetailPage>
      {loss && dialog && <LossDialogs dialog={dialog} loss={loss} onClose={() => open(undefined)} />}
    </>
  );
}

/** Each command with the reason why it cannot be given now, or by this person. */
function useLossCommands(open: (dialog: LossDialog) => void): (loss: ToolLossView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('toolLosses');
  const navigate = useNavigate();
  const allowed = useCan();
  const [mayWork, mayDecide] = [allowed('tools.issue'), allowed('tools.decide')];
  return ({ id, state }) => {
    const isOpen = state === 'reported';
    const early = isOpen ? undefined : t(state === 'found' ? 'losses.foundAlready' : 'losses.decidedAlready');
    const refused = (refusal: string | undefined) => refusal !== undefined && { refusal };
    const keeper = mayWork ? undefined : t('losses.needKeeper');
    const decider = mayDecide ? undefined : t('losses.needDecider');
    return [
      {
        label: t('losses.print'),
        onClick: () => navigate(`/print/staff-account?loss=${id}`),
        ...refused(state === 'charged' ? undefined : t('losses.printRefusal')),
      },
      {
        label: t('losses.find'),
        onClick: () => open('find'),
        ...refused(keeper ?? (state === 'found' ? t('losses.foundAlready') : undefined)),
      },
      { label: t('losses.tell'), onClick: () => open('tell'), ...refused(keeper ?? early) },
      { label: t('losses.waive'), onClick: () => open('waive'), ...refused(decider ?? early) },
      { label: t('losses.decide'), onClick: () => open('decide'), isPrimary: isOpen, ...refused(decider ?? early) },
    ];
  };
}

function About({ loss }: { readonly loss: ToolLossView }): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { name, toolNo, spec, lotId, staffId, staffName } = loss;
  const tool = [name, toolNo, spec].filter(Boolean).join(' · ');
  return (
    <Section title={t('losses.factsTitle')}>
      <Facts
        items={[
          [
            t('losses.what'),
            lotId === null ? (
              tool
            ) : (
              <Link key="tool" component={RouterLink} to={`/tools/list/${lotId}`}>
                {tool}
              </Link>
            ),
          ],
          [t('losses.qty'), `${loss.qty} ${loss.unit}`],
          [t('losses.causeLabel'), t(`losses.cause.${loss.cause}`)],
          [
            t('losses.who'),
            staffId === null ? (
              t('losses.nobody')
            ) : (
              <Link key="who" component={RouterLink} to={`/tools/people/${staffId}`}>
                {staffName}
              </Link>
            ),
          ],
          [t('losses.original'), <Money key="original" fen={loss.originalFen} />],
          [t('losses.reportedBy'), loss.createdByName],
          [t('losses.reportedAt'), <When key="at" at={loss.createdAt} />],
          [t('losses.facts'), loss.facts],
        ]}
      />
    </Section>
  );
}

function Decision({ loss }: { readonly loss: ToolLossView }): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { state, factor, amountFen, reason, decidedByName, stateAt } = loss;
  return (
    <Section title={t('losses.decision')}>
      {state === 'reported' ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('losses.undecided')}</Typography>
      ) : (
        <Facts
          items={[
            [t('losses.stateLabel'), t(`losses.state.${state}`)],
            ...(factor === null ? [] : [[t('losses.factor'), (factor / 100).toFixed(2)] as const]),
            ...(amountFen === null ? [] : [[t('losses.amount'), <Money key="amount" fen={amountFen} />] as const]),
            [t('losses.decidedBy'), decidedByName],
            [t('losses.timeline'), <When key="at" at={stateAt} />],
            [t('losses.reason'), reason],
          ]}
        />
      )}
    </Section>
  );
}

function History({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('toolLosses');
  const items = entries.map(({ id, at, kind, userName, data }) => ({
    ...{ id, at, who: userName ?? undefined },
    title: dynamicText(i18n, `toolLosses:losses.event.${kind}`, { ...data, times: (Number(data['factor'] ?? 0) / 100).toFixed(2) }),
    detail: typeof data['reason'] === 'string' ? data['reason'] : '',
  }));
  return <Timeline label={t('losses.timeline')} items={items.reverse()} />;
}
