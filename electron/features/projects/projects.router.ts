import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { addPointInput, bookAcceptanceInput, settlePointInput } from '../../../shared/project-acceptance.ts';
import {
  archiveProjectInput,
  createProjectInput,
  projectCountInput,
  projectListInput,
  reopenProjectInput,
  updateProjectInput,
} from '../../../shared/projects.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { addPoint, bookAcceptance, settlePoint } from './project-acceptance.service.ts';
import {
  archiveProject,
  changeProject,
  countProjectList,
  createProject,
  listProjects,
  reopenProject,
  viewProject,
} from './projects.service.ts';

export const projectsRouter = router({
  list: query(projectListInput, listProjects),
  count: query(projectCountInput, countProjectList),
  get: query(z.strictObject({ id }), viewProject),
  create: command(createProjectInput, createProject),
  update: command(updateProjectInput, changeProject),
  archive: command(archiveProjectInput, archiveProject),
  reopen: command(reopenProjectInput, reopenProject),
  bookAcceptance: command(bookAcceptanceInput, bookAcceptance),
  addPoint: command(addPointInput, addPoint),
  settlePoint: command(settlePointInput, settlePoint),
});
