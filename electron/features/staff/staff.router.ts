import { z } from 'zod';
import { createStaffInput, updateStaffInput } from '../../../shared/auth.ts';
import { savePersonInput } from '../../../shared/staff.ts';
import { absenceTargetInput, addAbsenceInput, saveSkillsInput, staffTargetInput } from '../../../shared/staff-plans.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { addAbsence, readStaffPlan, removeAbsence, saveSkills } from './staff-plans.service.ts';
import { listPeople, savePerson, viewPerson } from './persons.service.ts';
import { changeStaff, createStaff, listStaff } from './staff.service.ts';

export const staffRouter = router({
  list: query(z.void(), listStaff),
  create: command(createStaffInput, createStaff),
  update: command(updateStaffInput, changeStaff),
  people: query(z.void(), listPeople),
  person: query(staffTargetInput, viewPerson),
  savePerson: command(savePersonInput, savePerson),
  plan: query(staffTargetInput, readStaffPlan),
  saveSkills: command(saveSkillsInput, saveSkills),
  addAbsence: command(addAbsenceInput, addAbsence),
  removeAbsence: command(absenceTargetInput, removeAbsence),
});
