import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberRange } from '../../../shared/numbers.ts';
import { printSubjects } from '../../../shared/prints.ts';
import type { PrintSubject } from '../../../shared/prints.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { RangeDialog } from './range-dialog.tsx';

/** How each form is numbered, and which reprints need a reason (R-001-14). */
export function RangesPage(): ReactNode {
  const { t } = useTranslation('numbers');
  const ranges = useQuery(useTRPC().numbers.ranges.queryOptions());
  const [open, setOpen] = useState<NumberRange>();
  return (
    <SettingsArea section="numberRanges" hint={t('ranges.hint')}>
      {ranges.data ? (
        <RangeTable ranges={ranges.data} onEdit={setOpen} />
      ) : ranges.error ? (
        <ErrorState error={ranges.error} onRetry={() => void ranges.refetch()} />
      ) : (
        <TableSkeleton rows={8} />
      )}
      {/* below what is there already: it would be pushed down */}
      {!ranges.isPending && <ReprintReasons />}
      {open && <RangeDialog range={open} onClose={() => setOpen(undefined)} />}
    </SettingsArea>
  );
}

function RangeTable({
  ranges,
  onEdit,
}: {
  readonly ranges: readonly NumberRange[];
  readonly onEdit: (range: NumberRange) => void;
}): ReactNode {
  const { t } = useTranslation(['numbers', 'settings']);
  return (
    <TablePaper>
      <DataTable
        label={t('settings:section.numberRanges')}
        rows={ranges}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'form', label: t('numbers:ranges.form'), render: ({ kind }) => <b>{t(`numbers:kind.${kind}`)}</b> },
          { key: 'next', label: t('numbers:ranges.next'), width: 200, render: ({ next }) => next },
          {
            key: 'prefix',
            label: t('numbers:ranges.prefix'),
            render: ({ prefix, formerly }) => (
              <>
                {prefix}
                {formerly.length > 0 && (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                    {t('numbers:ranges.formerly', { prefixes: formerly.join('、') })}
                  </Box>
                )}
              </>
            ),
          },
          { key: 'digits', label: t('numbers:ranges.digits'), numeric: true, width: 80, render: ({ digits }) => digits },
          { key: 'start', label: t('numbers:ranges.startAt'), numeric: true, width: 110, render: ({ startAt }) => startAt },
          {
            key: 'changed',
            label: t('numbers:ranges.changed'),
            render: ({ changedAt, changedBy }) => (
              <Box sx={{ color: 'text.secondary' }}>
                {changedAt === null ? (
                  t('numbers:ranges.program')
                ) : (
                  <>
                    {changedBy} · <When at={changedAt} />
                  </>
                )}
              </Box>
            ),
          },
          {
            key: 'act',
            label: '',
            width: 80,
            render: (range) => (
              <Button onClick={() => onEdit(range)} aria-label={`${t('numbers:ranges.edit')} ${t(`numbers:kind.${range.kind}`)}`}>
                {t('numbers:ranges.edit')}
              </Button>
            ),
          },
        ]}
      />
    </TablePaper>
  );
}

function ReprintReasons(): ReactNode {
  const { t } = useTranslation(['numbers', 'prints']);
  const trpc = useTRPC();
  const mayRead = useCan()('print.documents');
  const chosen = useQuery(trpc.prints.reprintReasons.queryOptions(undefined, { enabled: mayRead })).data;
  const save = useCommand(trpc.prints.saveReprintReasons.mutationOptions(), { doneText: t('numbers:ranges.reprintsSaved') });
  if (!chosen) return null;
  const toggle = (subject: PrintSubject, isIn: boolean) =>
    void save.run({ subjects: printSubjects.filter((one) => (one === subject ? isIn : chosen.includes(one))) });
  return (
    <Box role="group" aria-label={t('numbers:ranges.reprints')} sx={{ mt: 3 }}>
      <Typography variant="h2">{t('numbers:ranges.reprints')}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{t('numbers:ranges.reprintsHint')}</Typography>
      {printSubjects.map((subject) => (
        <FormControlLabel
          key={subject}
          label={t(`prints:subject.${subject}`)}
          control={<Checkbox checked={chosen.includes(subject)} disabled={save.isPending} onChange={(_, isIn) => toggle(subject, isIn)} />}
        />
      ))}
    </Box>
  );
}
