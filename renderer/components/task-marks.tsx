import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../shared/tasks.ts';
import { useNow } from './use-now.ts';
import { ageText } from './when-text.ts';
import { When } from './when.tsx';

/** When a task is due; a late one is red, with a sign and the word. */
export function TaskDue({ dueAt }: Pick<TaskRow, 'dueAt'>): ReactNode {
  const { t } = useTranslation('requestLife');
  const common = useTranslation('common').t;
  const now = useNow();
  if (dueAt === null) return t('tasks.noDue');
  if (dueAt >= now) return <When at={dueAt} />;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={{ fontSize: 16 }} />
      {t('tasks.late', { age: ageText(common, now - dueAt) })}
    </Box>
  );
}

/** Whom a task was given to: a person, or everybody of a role. */
export function useTaskHolder(): (task: Pick<TaskRow, 'userName' | 'staffName' | 'role'>) => string {
  const { t } = useTranslation('common');
  return ({ userName, staffName, role }) => userName ?? staffName ?? (role === '' ? '' : t(`role.${role}`));
}
