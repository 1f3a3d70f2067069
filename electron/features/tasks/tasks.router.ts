import { doneTaskInput, taskCountInput, taskListInput } from '../../../shared/tasks.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countTaskList, doneTask, listTasks } from './tasks.service.ts';

export const tasksRouter = router({
  list: query(taskListInput, listTasks),
  count: query(taskCountInput, countTaskList),
  done: command(doneTaskInput, doneTask),
});
