import { assignTaskInput, doneTaskInput, taskCandidatesInput, taskCountInput, taskListInput } from '../../../shared/tasks.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { assignTask, candidatesOfTask } from './tasks-assign.service.ts';
import { countTaskList, doneTask, listTasks } from './tasks.service.ts';

export const tasksRouter = router({
  list: query(taskListInput, listTasks),
  count: query(taskCountInput, countTaskList),
  done: command(doneTaskInput, doneTask),
  candidates: query(taskCandidatesInput, candidatesOfTask),
  assign: command(assignTaskInput, assignTask),
});
