import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { offerCommands } from '../../../shared/lifecycle.ts';
import { privacyLifecycle } from '../../../shared/privacy-lifecycle.ts';
import type { PrivacyCommand } from '../../../shared/privacy-lifecycle.ts';
import type { PrivacyView } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { Timeline } from '../../components/timeline.tsx';
import { When } from '../../components/when.tsx';
import { downloadFile } from '../../download.ts';
import { dynamicText } from '../../message-key.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { AnswerDue, PrivacyStateChip } from './requests-page.tsx';
import { StepDialog } from './step-dialog.tsx';

/** One privacy request from its receipt to the answer, with the commands of SM-19. */
export function PrivacyRequestPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneRequest key={id} id={id} /> : <NotFoundPage />;
}

function OneRequest({ id }: { readonly id: number }): ReactNode {
  const { t, i18n } = useTranslation('privacy');
  const trpc = useTRPC();
  const query = useQuery(trpc.privacy.get.queryOptions({ id }));
  const [open, setOpen] = useState<PrivacyCommand>();
  const commands = useCommands(setOpen);
  const request = query.data;
  return (
    <>
      <DetailPage<PrivacyView>
        query={query}
        backTo="/settings/privacyRequests"
        title={(view) => `${view.no} ${t(`kind.${view.kind}`)}`}
        chip={(view) => <PrivacyStateChip state={view.state} />}
        subtitle={(view) => (
          <Link component={RouterLink} to={`/customers/${view.customerId}`}>
            {view.customerName}
          </Link>
        )}
        commands={commands}
        aside={(view) => (
          <Section title={t('request.steps')}>
            <Timeline
              label={t('request.steps')}
              items={view.timeline.map((entry) => ({
                id: entry.id,
                at: entry.at,
                title: i18n.exists(`privacy:event.${entry.kind}`) ? dynamicText(i18n, `privacy:event.${entry.kind}`) : entry.kind,
                ...(entry.userName !== null && { who: entry.userName }),
              }))}
            />
          </Section>
        )}
      >
        {(view) => <RequestFacts view={view} />}
      </DetailPage>
      {request && open === 'perform' && request.kind === 'delete' && <EraseDialog request={request} onClose={() => setOpen(undefined)} />}
      {request && open && !(open === 'perform' && request.kind === 'delete') && (
        <StepDialog request={request} step={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function RequestFacts({ view }: { readonly view: PrivacyView }): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <Section title={t('request.facts')}>
      <Facts
        items={[
          [t('request.channel'), t(`way.${view.channel}`)],
          [t('requests.receivedAt'), <When key="at" at={view.receivedAt} />],
          [t('requests.dueAt'), <AnswerDue key="due" request={view} />],
          [t('request.content'), view.content],
          [t('request.verifiedHow'), view.verifiedHow],
          [t('request.action'), view.isErased && view.kind === 'delete' ? t('request.erased') : view.action],
          [t('request.answer'), view.answer],
          [t('request.answeredWay'), view.answeredWay === '' ? '' : t(`way.${view.answeredWay as PrivacyView['channel']}`)],
          [t('requests.answeredAt'), view.answeredAt === null ? '' : <When key="answered" at={view.answeredAt} />],
        ]}
      />
    </Section>
  );
}

/** The buttons of a request: what is to be done next is the primary one, the others say why not. */
function useCommands(open: (command: PrivacyCommand) => void): (view: PrivacyView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('privacy');
  const { user } = useSession();
  const navigate = useNavigate();
  const trpc = useTRPC();
  const exporting = useCommand(trpc.privacy.exportPerson.mutationOptions(), {
    onDone: (file) => {
      downloadFile(file);
      showToast(t('request.exported', { fileName: file.fileName }));
    },
  });
  return (view) => {
    const words = {
      verify: t('request.verify'),
      perform: t(`request.perform.${view.kind}`),
      explain: t('request.explain'),
      answer: t('request.answerCommand'),
    };
    const isFile = view.kind === 'see' || view.kind === 'copy';
    const mayExport = view.state === 'verified' || view.state === 'done';
    const buttons = offerCommands(privacyLifecycle, view.state, user.roles).map(({ command, refusal }): CommandButtonProps => {
      const text = refusal && t(`request.${refusal}Refusal`);
      const missing = command === 'perform' && isFile && !view.isExported && !refusal ? t('request.notExported') : undefined;
      const reason = text ?? missing;
      return {
        label: words[command],
        onClick: () => open(command),
        ...(reason !== undefined && { refusal: reason }),
        isPrimary: reason === undefined && command !== 'explain',
        isDestructive: command === 'perform' && view.kind === 'delete',
      };
    });
    const extra: CommandButtonProps[] = [];
    if (view.kind === 'correct' && view.state === 'verified')
      extra.push({ label: t('request.toCustomer'), onClick: () => navigate(`/customers/${view.customerId}`) });
    if (!view.isErased && mayExport)
      for (const format of ['html', 'json'] as const)
        extra.push({
          label: t(format === 'html' ? 'request.exportHtml' : 'request.exportJson'),
          onClick: () => exporting.run({ id: view.id, format }),
          isPending: exporting.isPending,
          isPrimary: format === 'html' && isFile && !view.isExported,
        });
    return [...extra, ...buttons];
  };
}
