import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reconciliation } from '../../../shared/care.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useCommand } from '../../use-command.ts';

/** What the last check of all projections found (F62), and the button for another. */
export function ReconciliationSection({ last }: { readonly last: Reconciliation | null }): ReactNode {
  const { t } = useTranslation('care');
  const run = useCommand(useTRPC().care.reconcile.mutationOptions(), { doneText: t('reconcile.done') });
  return (
    <Section
      title={t('reconcile.title')}
      actions={
        <Button variant="outlined" loading={run.isPending} onClick={() => void run.run({})}>
          {t('reconcile.run')}
        </Button>
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('reconcile.hint')}
      </Typography>
      <Found last={last} />
    </Section>
  );
}

function Found({ last }: { readonly last: Reconciliation | null }): ReactNode {
  const { t } = useTranslation('care');
  if (!last) return <Typography>{t('reconcile.none')}</Typography>;
  const rows = last.results.flatMap(({ projection, differences }) => differences.map((one) => ({ projection, ...one })));
  if (rows.length === 0) {
    const compared = last.results.reduce((sum, one) => sum + one.compared, 0);
    return (
      <Alert severity="success" variant="outlined">
        {t('reconcile.fine', { compared })}
      </Alert>
    );
  }
  return (
    <>
      <TablePaper>
        <DataTable
          label={t('reconcile.title')}
          rows={rows}
          rowKey={(row) => `${row.projection} ${row.what}`}
          columns={[
            { key: 'projection', label: t('reconcile.columns.projection'), render: (row) => t(`reconcile.names.${row.projection}`) },
            { key: 'what', label: t('reconcile.columns.what'), render: (row) => row.what },
            { key: 'stored', label: t('reconcile.columns.stored'), render: (row) => row.stored },
            { key: 'computed', label: t('reconcile.columns.computed'), render: (row) => row.computed },
          ]}
        />
      </TablePaper>
      {last.results.some(({ isMore }) => isMore) && <Typography variant="body2">{t('reconcile.more')}</Typography>}
    </>
  );
}
