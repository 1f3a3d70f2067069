import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveProgress } from '../../../shared/databases.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { errorTextOf } from '../../error-text.ts';
import { useAct } from '../../use-command.ts';

export interface MoveProgressProps {
  readonly move: MoveProgress;
  readonly canRestart: boolean;
}

/** How far the move is, and afterwards every table with what was found the same on both sides. */
export function MoveProgressSection({ move, canRestart }: MoveProgressProps): ReactNode {
  if (move.step === 'done') return <Done move={move} canRestart={canRestart} />;
  if (move.step === 'failed') return <Failed move={move} />;
  return <Running move={move} />;
}

function Running({ move: { step, done, total, table } }: Pick<MoveProgressProps, 'move'>): ReactNode {
  const { t, i18n } = useTranslation('database');
  const cancel = useAct(useTRPC().database.cancel.mutationOptions());
  const number = new Intl.NumberFormat(i18n.language);
  const isCounted = total > 0;
  return (
    <Section
      title={t('move.title')}
      actions={
        <Button onClick={() => void cancel.run()} loading={cancel.isPending}>
          {t('move.stop')}
        </Button>
      }
    >
      <Typography id="move-progress" role="status" sx={{ mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>
        {t(`step.${step}`)} {isCounted && t('move.count', { done: number.format(Math.min(done, total)), total: number.format(total) })}
      </Typography>
      <LinearProgress
        variant={isCounted ? 'determinate' : 'indeterminate'}
        {...(isCounted && { value: Math.min(100, (100 * done) / total) })}
        aria-labelledby="move-progress"
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Typography sx={{ mt: 0.5, color: 'text.secondary' }}>{table === '' ? t('move.frozen') : t('move.table', { table })}</Typography>
    </Section>
  );
}

function Failed({ move: { refusal } }: Pick<MoveProgressProps, 'move'>): ReactNode {
  const { t, i18n } = useTranslation('database');
  return (
    <Alert severity="error">
      {t('move.failed')} {refusal && errorTextOf(i18n, refusal)}
    </Alert>
  );
}

function Done({ move: { tables, address }, canRestart }: MoveProgressProps): ReactNode {
  const { t, i18n } = useTranslation('database');
  const restart = useAct(useTRPC().database.restart.mutationOptions(), { doneText: t('move.restarting') });
  const number = new Intl.NumberFormat(i18n.language);
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  return (
    <Section title={t('move.doneTitle')}>
      <Alert
        severity="success"
        action={
          canRestart && (
            <Button variant="contained" onClick={() => void restart.run()} loading={restart.isPending}>
              {t('move.restart')}
            </Button>
          )
        }
      >
        {t('move.done', { tables: number.format(tables.length), rows: number.format(rows), address })}
      </Alert>
      <Box sx={{ mt: 1.5 }}>
        <TablePaper>
          <DataTable
            label={t('move.tables')}
            rows={tables.filter((one) => one.rows > 0)}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', label: t('move.name'), render: ({ name }) => name },
              { key: 'rows', label: t('move.rows'), width: 120, numeric: true, render: (one) => number.format(one.rows) },
              { key: 'sha256', label: t('move.digest'), width: 180, render: ({ sha256 }) => sha256.slice(0, 12) },
            ]}
          />
        </TablePaper>
      </Box>
    </Section>
  );
}
