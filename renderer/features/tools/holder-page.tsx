import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { HeldTool, ToolHolder } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { StaffAccountSections } from '../../components/staff-account/account-sections.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { ReportLossDialog } from './report-loss-dialog.tsx';
import { ToolName, ToolTerm } from './tool-marks.tsx';

/** Everything that somebody holds and owes. */
export function ToolHolderPage(): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const trpc = useTRPC();
  const staffId = Number(useParams()['id']);
  const people = useQuery(trpc.tools.people.queryOptions());
  const person = people.data?.find((one) => one.staffId === staffId);
  const settle = useCommand(trpc.tools.settleLeaving.mutationOptions(), { doneText: t('leaving.settled') });
  const [isSettling, setSettling] = useState(false);
  const commands = useHolderCommands(staffId);
  if (people.data && !person) return <NotFoundPage />;
  return (
    <ToolsArea>
      <DetailPage<ToolHolder>
        query={{ ...people, data: person }}
        backTo="/tools"
        title={({ name }) => t('people.open', { name })}
        chip={({ employment }) => employment !== 'regular' && <StatusChip label={t(`employment.${employment}`)} tone="attention" />}
        subtitle={({ post, items, worthFen }) => (
          <span>
            {[post, items > 0 && `${t('field.items')} ${items} · ${t('field.worth')} ${formatYuan(worthFen)}`].filter(Boolean).join(' · ')}
          </span>
        )}
        commands={commands}
      >
        {({ name, items, heldFen, employment }) => (
          <>
            <Section title={t('people.holds')}>
              <Held staffId={staffId} />
            </Section>
            {employment === 'leaving' && items === 0 && heldFen > 0 && allowed('staffAccounts.decide') && (
              <Alert
                severity="info"
                action={
                  <Button color="inherit" onClick={() => setSettling(true)}>
                    {t('leaving.settle')}
                  </Button>
                }
              >
                {t('leaving.settleHint')}
              </Alert>
            )}
            <StaffAccountSections staffId={staffId} />
            <ConfirmDialog
              open={isSettling}
              action={t('leaving.settle')}
              thing={name}
              consequence={t('leaving.settleHint')}
              isPending={settle.isPending}
              onConfirm={async () => {
                await settle.run({ staffId });
                setSettling(false);
              }}
              onClose={() => setSettling(false)}
            />
          </>
        )}
      </DetailPage>
    </ToolsArea>
  );
}

/** What can be done about somebody's tools now; the way that comes next stands out. */
function useHolderCommands(staffId: number): (person: ToolHolder) => readonly CommandButtonProps[] {
  const { t } = useTranslation('tools');
  const navigate = useNavigate();
  const allowed = useCan();
  if (!allowed('tools.issue')) return () => [];
  const to = (path: string) => () => void navigate(`/tools/people/${staffId}/${path}`);
  return ({ items, isActive, employment }) => {
    const leaves = employment === 'leaving' || !isActive;
    const none = items === 0 ? { refusal: t('people.holdsNothing') } : {};
    const gone = isActive ? {} : { refusal: t('people.gone') };
    return [
      ...(leaves ? [{ label: t('people.handBack'), onClick: to('leaving'), isPrimary: true, ...none }] : []),
      { label: t('people.takeBack'), onClick: to('return'), ...none },
      { label: t('people.swap'), onClick: to('swap'), ...none },
      ...(leaves ? [] : [{ label: t('people.kit'), onClick: to('kit'), ...gone }]),
      { label: t('people.issue'), onClick: to('issue'), isPrimary: !leaves, ...gone },
    ];
  };
}

function Held({ staffId }: { readonly staffId: number }): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const [lost, setLost] = useState<HeldTool>();
  const held = useQuery(useTRPC().tools.held.queryOptions({ staffId }));
  if (!held.data) return <TableSkeleton />;
  if (held.data.length === 0) return <EmptyState title={t('people.holdsNothing')} />;
  return (
    <>
      <DataTable<HeldTool>
        label={t('people.holds')}
        rows={held.data}
        rowKey={({ issueId }) => issueId}
        columns={[
          { key: 'name', label: t('field.name'), render: (tool) => <ToolName tool={tool} /> },
          { key: 'qty', label: t('field.qty'), numeric: true, width: 90, render: (tool) => `${tool.openQty} ${tool.unit}` },
          { key: 'why', label: t('field.why'), width: 100, render: (tool) => t(`why.${tool.why}`) },
          { key: 'issuedOn', label: t('field.issuedOn'), width: 110, render: (tool) => tool.issuedOn },
          { key: 'term', label: t('field.lifeEndsOn'), width: 170, render: (tool) => <ToolTerm tool={tool} /> },
          { key: 'manager', label: t('field.manager'), width: 110, render: (tool) => tool.managerName ?? '—' },
          {
            key: 'document',
            label: t('field.document'),
            width: 150,
            render: (tool) => (
              <Link component={RouterLink} to={`/tools/notes/${tool.documentId}`}>
                {tool.documentNo}
              </Link>
            ),
          },
          {
            key: 'acts',
            label: '',
            width: 90,
            render: (tool) =>
              allowed('tools.issue') && (
                <Button onClick={() => setLost(tool)} aria-label={`${t('people.lost')} ${tool.name} ${tool.toolNo}`}>
                  {t('people.lost')}
                </Button>
              ),
          },
        ]}
      />
      {lost && <ReportLossDialog tool={lost} onClose={() => setLost(undefined)} />}
    </>
  );
}
