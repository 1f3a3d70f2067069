import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../shared/tasks.ts';
import { DoneTaskDialog, useMayFinish } from './done-task-dialog.tsx';
import { TaskDue, useTaskHolder } from './task-marks.tsx';
import { When } from './when.tsx';

/** Tasks of one job, each with who has it, until when, and what came of it. */
export function TaskLines({ tasks }: { readonly tasks: readonly TaskRow[] }): ReactNode {
  const { t } = useTranslation('requestLife');
  const holder = useTaskHolder();
  const mayFinish = useMayFinish();
  const [task, setTask] = useState<TaskRow>();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      {tasks.map((one) => (
        <Box component="li" key={one.id} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          {one.doneAt === null ? (
            <RadioButtonUnchecked sx={{ fontSize: 18, mt: '2px', color: 'text.disabled' }} />
          ) : (
            <CheckCircle sx={{ fontSize: 18, mt: '2px', color: 'success.main' }} />
          )}
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Typography>
              <strong>{t(`taskKind.${one.kind}`)}</strong> · {holder(one)} ·{' '}
              {one.doneAt === null ? <TaskDue dueAt={one.dueAt} /> : <When at={one.doneAt} />}
            </Typography>
            {one.text && <Typography sx={{ color: 'text.secondary', whiteSpace: 'pre-wrap' }}>{one.text}</Typography>}
            {one.result && (
              <Typography sx={{ whiteSpace: 'pre-wrap' }}>
                {t('tasks.result')}: {one.result}
              </Typography>
            )}
          </Box>
          {one.doneAt === null && mayFinish(one) && (
            <Button size="small" onClick={() => setTask(one)}>
              {t('tasks.finish')}
            </Button>
          )}
        </Box>
      ))}
      {task && <DoneTaskDialog task={task} onClose={() => setTask(undefined)} />}
    </Box>
  );
}
