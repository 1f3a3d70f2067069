import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Count, Page } from '../../../shared/fields.ts';
import { taskKinds, taskScopes } from '../../../shared/tasks.ts';
import type { TaskKind, TaskRow } from '../../../shared/tasks.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { DoneTaskDialog, useMayFinish } from '../../components/done-task-dialog.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery, ListRequest } from '../../components/list-page.tsx';
import { TaskDue, useTaskHolder } from '../../components/task-marks.tsx';
import { When } from '../../components/when.tsx';
import { useCan, useSession } from '../../session.tsx';
import { AssignTaskDialog } from './assign-task-dialog.tsx';

interface TaskFilters {
  readonly scope: (typeof taskScopes)[number];
  readonly kind: TaskKind | null;
  readonly isDone: boolean;
}

const noFilters: TaskFilters = { scope: 'mine', kind: null, isDone: false };

/** Tasks 待办: what is no slip and has to be done all the same, by what is due first. */
export function TasksPage(): ReactNode {
  const { t } = useTranslation('requestLife');
  const [task, setTask] = useState<TaskRow>();
  const [giving, setGiving] = useState<TaskRow>();
  const columns = useColumns(setTask, setGiving);
  return (
    <>
      <ListPage<TaskRow, TaskFilters, 'due'>
        id="tasks"
        title={t('tasks.title')}
        columns={columns}
        rowId={rowId}
        defaultFilters={noFilters}
        defaultSort="due"
        filters={(filters, change) => <Filters filters={filters} change={change} />}
        useRows={useTaskRows}
        useCount={useTaskCount}
        empty={{ title: t('tasks.emptyTitle'), hint: t('tasks.emptyHint') }}
      />
      {task && <DoneTaskDialog task={task} onClose={() => setTask(undefined)} />}
      {giving && <AssignTaskDialog task={giving} onClose={() => setGiving(undefined)} />}
    </>
  );
}

const rowId = (row: TaskRow): number => row.id;

function useTaskRows({ filters, cursor, limit }: ListPageRequest<TaskFilters, 'due'>): ListQuery<Page<TaskRow>> {
  const trpc = useTRPC();
  return useQuery(trpc.tasks.list.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useTaskCount({ filters }: ListRequest<TaskFilters, 'due'>): ListQuery<Count> {
  const trpc = useTRPC();
  return useQuery(trpc.tasks.count.queryOptions(filters, { placeholderData: keepPreviousData }));
}

function Filters({ filters, change }: { readonly filters: TaskFilters; readonly change: (next: Partial<TaskFilters>) => void }): ReactNode {
  const { t } = useTranslation('requestLife');
  const { user } = useSession();
  const isHead = user.roles.some((role) => role === 'supervisor' || role === 'serviceManager' || role === 'generalManager');
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        value={filters.isDone ? 'done' : 'open'}
        aria-label={t('tasks.title')}
        onChange={(_, value: string | null) => value && change({ isDone: value === 'done' })}
      >
        {(['open', 'done'] as const).map((value) => (
          <ToggleButton key={value} value={value} sx={{ py: 0.25, px: 1.5, textTransform: 'none' }}>
            {t(`tasks.${value}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {isHead && (
        <ToggleButtonGroup
          exclusive
          size="small"
          color="primary"
          value={filters.scope}
          aria-label={t('tasks.holder')}
          onChange={(_, scope: TaskFilters['scope'] | null) => scope && change({ scope })}
        >
          {taskScopes.map((scope) => (
            <ToggleButton key={scope} value={scope} sx={{ py: 0.25, px: 1.5, textTransform: 'none' }}>
              {t(`tasks.scope.${scope}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <ChoiceFilter
        label={t('tasks.kind')}
        all={t('tasks.allKinds')}
        value={filters.kind}
        options={taskKinds.map((kind) => [kind, t(`taskKind.${kind}`)])}
        onChange={(kind) => change({ kind })}
        width={150}
      />
    </>
  );
}

function useColumns(finish: (task: TaskRow) => void, give: (task: TaskRow) => void): readonly ListColumn<TaskRow, 'due'>[] {
  const { t } = useTranslation('requestLife');
  const holder = useTaskHolder();
  const mayFinish = useMayFinish();
  const allowed = useCan();
  const maySee = allowed('requests.read');
  const mayGive = allowed('tasks.assign');
  return useMemo(
    () => [
      { field: 'dueAt', label: t('tasks.due'), width: 140, render: (row) => <TaskDue dueAt={row.dueAt} /> },
      { field: 'kind', label: t('tasks.kind'), width: 120, render: (row) => t(`taskKind.${row.kind}`) },
      { field: 'text', label: t('tasks.text'), flex: 1, minWidth: 180, render: (row) => <span title={row.text}>{row.text}</span> },
      {
        field: 'requestNo',
        label: t('tasks.job'),
        width: 230,
        render: (row) => {
          const name = [row.requestNo, row.customerName].filter(Boolean).join(' · ');
          return row.requestId !== null && maySee ? (
            <Link component={RouterLink} to={`/requests/${row.requestId}`}>
              {name}
            </Link>
          ) : (
            name
          );
        },
      },
      {
        field: 'role',
        label: t('tasks.holder'),
        width: 150,
        render: (row) =>
          mayGive && row.doneAt === null && row.role !== '' ? (
            <Button
              size="small"
              onClick={() => give(row)}
              aria-label={`${t('tasks.give')} ${holder(row)}`}
              sx={{ justifyContent: 'flex-start' }}
            >
              {holder(row)}
            </Button>
          ) : (
            holder(row)
          ),
      },
      { field: 'createdByName', label: t('tasks.from'), width: 100, hidden: true, render: (row) => row.createdByName },
      {
        field: 'result',
        label: t('tasks.result'),
        width: 220,
        render: (row) =>
          row.doneAt !== null ? (
            <span title={row.result}>
              <When at={row.doneAt} /> {row.doneByName} {row.result}
            </span>
          ) : (
            mayFinish(row) && (
              <Button size="small" onClick={() => finish(row)}>
                {t('tasks.finish')}
              </Button>
            )
          ),
      },
    ],
    [t, holder, mayFinish, maySee, mayGive, finish, give],
  );
}
