import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { StaffAccount } from '../../../shared/staff-accounts.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Money } from '../../components/money.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useCan } from '../../session.tsx';
import { AccountLines } from './account-lines.tsx';
import { BookDialog } from './book-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { PlansTable } from './plans-table.tsx';
import { ReportLossDialog } from './report-loss-dialog.tsx';
import { ToolName, ToolTerm } from './tool-marks.tsx';

/** Everything that somebody holds and owes. */
export function ToolHolderPage(): ReactNode {
  const { t } = useTranslation('tools');
  const navigate = useNavigate();
  const allowed = useCan();
  const staffId = Number(useParams()['id']);
  const account = useQuery(useTRPC().staffAccounts.get.queryOptions({ staffId }));
  const [open, setOpen] = useState<'book' | 'plan'>();
  const close = () => setOpen(undefined);
  const base = `/tools/people/${staffId}`;
  const to = (path: string) => () => void navigate(`${base}/${path}`);
  return (
    <ToolsArea>
      <DetailPage<StaffAccount>
        query={account}
        backTo="/tools"
        title={({ name }) => t('people.open', { name })}
        commands={() =>
          allowed('tools.issue')
            ? [
                { label: t('people.takeBack'), onClick: to('return') },
                { label: t('people.issue'), onClick: to('issue'), isPrimary: true },
              ]
            : []
        }
      >
        {(person) => (
          <>
            <Section title={t('people.holds')}>
              <Held staffId={staffId} />
            </Section>
            <Section
              title={t('people.account')}
              actions={
                <Box sx={{ display: 'flex', gap: 1 }}>
                  {allowed('staffAccounts.decide') && person.owedFen > 0 && (
                    <Button onClick={() => setOpen('plan')}>{t('account.plan')}</Button>
                  )}
                  {allowed('staffAccounts.book') && (
                    <Button variant="outlined" onClick={() => setOpen('book')}>
                      {t('account.book')}
                    </Button>
                  )}
                </Box>
              }
            >
              <Facts
                items={[
                  [t('account.held'), <Money key="held" fen={person.heldFen} />],
                  [t('account.owed'), <Money key="owed" fen={person.owedFen} />],
                ]}
              />
              <AccountLines account={person} />
            </Section>
            <Section title={t('account.plans')}>
              <PlansTable account={person} />
            </Section>
            {open === 'book' && <BookDialog account={person} onClose={close} />}
            {open === 'plan' && <PlanDialog account={person} onClose={close} />}
          </>
        )}
      </DetailPage>
    </ToolsArea>
  );
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
              <Link component={RouterLink} to={`/print/tool-note?id=${tool.documentId}`}>
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
