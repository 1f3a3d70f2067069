import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { dynamicText } from '../../message-key.ts';
import { useTranslation } from 'react-i18next';
import { levelOf } from '../../../shared/care.ts';
import type { DiagnosisLine, Level, SaysCode } from '../../../shared/care.ts';
import { useTRPC } from '../../api.ts';
import { bytesText } from '../../components/bytes-text.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';

const tones: Readonly<Record<Level, Tone>> = { good: 'done', look: 'attention', act: 'late' };
const sizes: ReadonlySet<string> = new Set(['bytes', 'free', 'limit']);
const times: ReadonlySet<string> = new Set(['at', 'now', 'lastAt']);

/** Each thing with its state in a word, the figures, and what to do. */
export function DiagnosisLines({ lines }: { readonly lines: readonly DiagnosisLine[] }): ReactNode {
  const { t } = useTranslation('care');
  const says = useSays();
  return (
    <TablePaper>
      <DataTable
        label={t('status')}
        rows={lines}
        rowKey={(line) => line.says}
        columns={[
          { key: 'what', label: t('columns.what'), render: ({ says: code }) => <b>{t(`subjects.${subjectOf(code)}`)}</b> },
          {
            key: 'level',
            label: t('columns.level'),
            render: ({ says: code }) => <StatusChip label={t(`level.${levelOf(code)}`)} tone={tones[levelOf(code)]} />,
          },
          { key: 'says', label: t('columns.says'), render: says },
          { key: 'todo', label: t('columns.todo'), render: (line) => <Todo line={line} /> },
        ]}
      />
    </TablePaper>
  );
}

type Subject<Code> = Code extends `${infer Name}.${string}` ? Name : never;

function subjectOf(says: SaysCode): Subject<SaysCode> {
  return says.slice(0, says.indexOf('.')) as Subject<SaysCode>;
}

function useSays(): (line: DiagnosisLine) => string {
  const { i18n } = useTranslation('care');
  const when = useWhen();
  return ({ says, values }) => {
    const shown = Object.entries(values).map(([name, value]): [string, string] => {
      if (sizes.has(name)) return [name, bytesText(Number(value))];
      return [name, times.has(name) ? when(Number(value), 'full') : String(value)];
    });
    return dynamicText(i18n, `care:says.${says}`, Object.fromEntries(shown));
  };
}

function Todo({ line: { todo } }: { readonly line: DiagnosisLine }): ReactNode {
  const { t } = useTranslation('care');
  if (todo === null) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <span>{t(`todo.${todo}`)}</span>
      {todo === 'setClock' && <ClockButton />}
    </Box>
  );
}

/** Somebody who looked at a real clock says that the time is right. */
function ClockButton(): ReactNode {
  const { t } = useTranslation('care');
  const [isOpen, setOpen] = useState(false);
  const confirm = useCommand(useTRPC().care.confirmClock.mutationOptions(), { doneText: t('clockDone'), onDone: () => setOpen(false) });
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        {t('clockRight')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        action={t('clockAct')}
        thing={t('subjects.clock')}
        consequence={t('clockConfirm')}
        isPending={confirm.isPending}
        onConfirm={() => confirm.run({})}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
