import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { markLength } from '../../../shared/audit-chain.ts';
import type { ChainProblem, ChainReport, ChainState } from '../../../shared/audit-chain.ts';
import { useTRPC } from '../../api.ts';
import { useWhen } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { MarkForm } from './mark-form.tsx';

const lookAgainMs = 1_000;
const loadingHeight = 150;

/** Whether somebody tampered with what was written (F118, F119): what the last check found, and a check at once. */
export function ChainPanel(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const mayCheck = useCan()('audit.manage');
  const state = useQuery(
    trpc.audit.chain.queryOptions(undefined, { refetchInterval: ({ state: { data } }) => (data?.isRunning ? lookAgainMs : false) }),
  );
  const check = useCommand(trpc.audit.checkChain.mutationOptions(), { onDone: () => void state.refetch() });
  // as high as what comes, so that nothing below jumps
  if (!state.data) return <Skeleton variant="rounded" height={loadingHeight} sx={{ mb: 2 }} />;
  const isRunning = check.isPending || state.data.isRunning;
  return (
    <Box component="section" aria-label={t('audit.chain.title')} sx={{ mb: 2 }}>
      <Alert
        severity={severityOf(state.data.report)}
        action={
          mayCheck && (
            <Button color="inherit" size="small" loading={isRunning} onClick={() => void check.run({})}>
              {t('audit.chain.check')}
            </Button>
          )
        }
      >
        <Typography variant="subtitle2" component="h2">
          {t('audit.chain.title')}: {t(verdictOf(state.data.report))}
        </Typography>
        {state.data.report?.problem && <Problem problem={state.data.report.problem} />}
        <Facts state={state.data} />
      </Alert>
      <MarkForm />
    </Box>
  );
}

function severityOf(report: ChainReport | null): 'info' | 'success' | 'error' {
  if (!report || report.state === 'notStarted') return 'info';
  return report.state === 'sound' ? 'success' : 'error';
}

function verdictOf(report: ChainReport | null) {
  return report ? (`audit.chain.${report.state}` as const) : 'audit.chain.never';
}

function Problem({ problem }: { readonly problem: ChainProblem }): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const wordOf = (key: string, otherwise: string) => (i18n.exists(key) ? dynamicText(i18n, key) : otherwise);
  const thing = `${wordOf(`settings:audit.chain.table.${problem.table}`, problem.table)} ${problem.id ?? ''}`.trim();
  const source = wordOf(`settings:audit.chain.source.${problem.source ?? ''}`, problem.source ?? '');
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {t(`audit.chain.problem.${problem.kind}`, { thing, source, id: problem.id ?? '', missing: problem.missing ?? 0 })}
      </Typography>
      <Typography variant="body2">{t('audit.chain.what')}</Typography>
    </>
  );
}

function Facts({ state: { report, head } }: { readonly state: ChainState }): ReactNode {
  const { t } = useTranslation('settings');
  const when = useWhen();
  const facts = [
    report &&
      t('audit.chain.checkedAt', {
        at: when(report.at, 'full'),
        rows: report.rows,
        blocks: report.blocks,
        seconds: (report.ms / 1000).toFixed(1),
      }),
    report?.since && t('audit.chain.since', { at: when(report.since, 'full') }),
    report?.state === 'sound' && report.anchors > 0 && t('audit.chain.anchors', { count: report.anchors }),
    head && t('audit.chain.head', { seq: head.seq, mark: head.mac.slice(0, markLength), total: head.total }),
  ];
  return (
    <Typography variant="body2" component="div" sx={{ '& > span': { mr: 2, display: 'inline-block' } }}>
      <div>{t('audit.chain.hint')}</div>
      {facts.map((fact, index) => fact && <span key={index}>{fact}</span>)}
    </Typography>
  );
}
