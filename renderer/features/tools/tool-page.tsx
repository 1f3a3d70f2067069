import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { dayOf } from '../../../shared/time.ts';
import { lifeStageOn } from '../../../shared/tool-life.ts';
import type { ToolView } from '../../../shared/tool-views.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { Money } from '../../components/money.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useNow } from '../../components/use-now.ts';
import { useCan, useZone } from '../../session.tsx';
import { ManagerDialog } from './manager-dialog.tsx';
import { SendRepairDialog } from './repair-dialogs.tsx';
import { ReportLossDialog } from './report-loss-dialog.tsx';
import { RoomLossDialog } from './room-loss-dialog.tsx';
import { ProposeScrapDialog } from './scrap-dialogs.tsx';
import { toolValues } from './tool-field.tsx';
import { ToolHistory, ToolMoves } from './tool-history.tsx';
import { ToolStateChip, ToolTerm } from './tool-marks.tsx';

type ToolDialog = 'repair' | 'scrap' | 'lost' | 'manager';

/** `/tools/list/:lotId`: one numbered tool, its whole life and its movements. */
export function ToolPage(): ReactNode {
  const id = Number(useParams()['lotId']);
  if (!Number.isSafeInteger(id) || id <= 0) return <NotFoundPage />;
  return (
    <ToolsArea>
      <OneTool key={id} lotId={id} />
    </ToolsArea>
  );
}

function OneTool({ lotId }: { readonly lotId: number }): ReactNode {
  const { t } = useTranslation('tools');
  const query = useQuery(useTRPC().tools.tool.queryOptions({ lotId }));
  const [dialog, open] = useState<ToolDialog>();
  const commands = useToolCommands(open);
  const close = () => open(undefined);
  return (
    <>
      <DetailPage<ToolView>
        query={query}
        backTo="/tools/list"
        title={({ no, name }) => t('one.title', { no, name })}
        chip={({ state }) => <ToolStateChip state={state} />}
        subtitle={({ code, spec }) => [code, spec].filter(Boolean).join(' · ')}
        commands={commands}
      >
        {(tool) => (
          <>
            <About tool={tool} />
            <Section title={t('one.history')}>
              <ToolHistory rows={tool.history} />
            </Section>
            {tool.history
              .filter(({ returnId }) => returnId !== null)
              .map(({ key, returnId, on }) => (
                <AttachmentsSection key={key} subject="toolReturn" subjectId={returnId ?? 0} title={t('one.photos', { day: on })} />
              ))}
            <Section title={t('one.moves')}>
              <ToolMoves rows={tool.moves} />
            </Section>
          </>
        )}
      </DetailPage>
      {query.data && dialog && <Opened dialog={dialog} tool={query.data} onClose={close} />}
    </>
  );
}

function Opened({
  dialog,
  tool,
  onClose,
}: {
  readonly dialog: ToolDialog;
  readonly tool: ToolView;
  readonly onClose: () => void;
}): ReactNode {
  const { issueId, name, no, unit } = tool;
  const started = toolValues(tool);
  if (dialog === 'manager') return <ManagerDialog tool={tool} onClose={onClose} />;
  if (dialog === 'repair') return <SendRepairDialog tool={started} onClose={onClose} />;
  if (dialog === 'scrap') return <ProposeScrapDialog tool={started} onClose={onClose} />;
  if (issueId === null) return <RoomLossDialog tool={started} onClose={onClose} />;
  return <ReportLossDialog tool={{ issueId, name, toolNo: no, openQty: 1, unit }} holderName={tool.holderName ?? ''} onClose={onClose} />;
}

/** Each command with the reason why it cannot be given now, or by this person. */
function useToolCommands(open: (dialog: ToolDialog) => void): (tool: ToolView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('tools');
  const navigate = useNavigate();
  const allowed = useCan();
  const [mayWork, mayManage, mayPrint] = [allowed('tools.issue'), allowed('tools.manage'), allowed('print.store')];
  return ({ lotId, state }) => {
    const gone = state === 'lost' || state === 'scrapped' ? t('one.gone') : undefined;
    const away = gone ?? (state === 'issued' ? t('one.held') : state === 'inStock' ? undefined : t('one.notInStock'));
    const refused = (...reasons: readonly (string | false | undefined)[]) => {
      const refusal = reasons.find((one) => typeof one === 'string');
      return typeof refusal === 'string' ? { refusal } : {};
    };
    const keeper = !mayWork && t('one.needKeeper');
    return [
      {
        label: t('one.label'),
        onClick: () => navigate(`/print/tool-labels?ids=${lotId}`),
        ...refused(!mayPrint && t('one.needKeeper')),
      },
      { label: t('one.manager'), onClick: () => open('manager'), ...refused(!mayManage && t('one.needKeeper'), gone) },
      { label: t('one.repair'), onClick: () => open('repair'), ...refused(keeper, away) },
      { label: t('one.scrap'), onClick: () => open('scrap'), ...refused(keeper, away) },
      {
        label: t('one.lost'),
        onClick: () => open('lost'),
        ...refused(keeper, gone, state === 'repair' && t('one.notInStock')),
      },
    ];
  };
}

function About({ tool }: { readonly tool: ToolView }): ReactNode {
  const { t } = useTranslation('tools');
  const today = dayOf(useNow(), useZone());
  const { holderId, holderName, lifeEndsOn, dueOn, lifeMonths } = tool;
  const term = { lifeEndsOn, dueOn, stage: lifeStageOn(today, lifeEndsOn || null), isOverdue: dueOn !== '' && dueOn < today };
  return (
    <Section title={t('one.facts')}>
      <Facts
        items={[
          [
            t('one.place'),
            holderId === null ? (
              tool.placeName
            ) : (
              <Link key="holder" component={RouterLink} to={`/tools/people/${holderId}`}>
                {t('one.withHolder', { name: holderName ?? '' })}
              </Link>
            ),
          ],
          [t('field.manager'), tool.managerName ?? t('one.nobody')],
          [t('field.condition'), t(`condition.${tool.condition}`)],
          [t('field.boughtOn'), tool.boughtOn],
          [t('field.originalFen'), <Money key="original" fen={tool.originalFen} />],
          [t('field.purchaseFen'), <Money key="purchase" fen={tool.purchaseFen} />],
          [t('one.life'), lifeMonths === null ? t('stage.none') : t('one.lifeMonths', { count: lifeMonths })],
          ...(tool.issueId === null
            ? []
            : [[t('field.issuedOn'), tool.issuedOn] as const, [t('register.term'), <ToolTerm key="term" tool={term} />] as const]),
          ...(tool.useRange === '' ? [] : [[t('field.useRange'), tool.useRange] as const]),
        ]}
      />
    </Section>
  );
}
