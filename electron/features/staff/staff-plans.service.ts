import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type {
  StaffPlan,
  StaffSkill,
  absenceTargetInput,
  addAbsenceInput,
  saveSkillsInput,
  staffTargetInput,
} from '../../../shared/staff-plans.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { deleteAbsence, findAbsencesOf, findSkills, insertAbsence, replaceSkills } from './staff-plans.repository.ts';
import { findStaffForUpdate } from './staff.repository.ts';

export { findAbsences, findSkills, hasSkills } from './staff-plans.repository.ts';

/** What one person can do (R-003-02), and when they are away from today on. */
export async function readStaffPlan({ app, db, now }: ActorContext, { staffId }: z.output<typeof staffTargetInput>): Promise<StaffPlan> {
  const today = dayOf(now, await readZone(app));
  const [skills, absences] = await Promise.all([findSkills(db, [staffId]), findAbsencesOf(db, staffId, today)]);
  return { skills: skills.get(staffId) ?? [], absences };
}

/** Writes all skills of a person with their training (R-003-02). */
export async function saveSkills(context: ActorContext, { staffId, skills }: z.output<typeof saveSkillsInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const person = await findStaffForUpdate(tx, staffId);
    if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
    const before = (await findSkills(tx, [staffId])).get(staffId) ?? [];
    await replaceSkills(tx, staffId, skills);
    await record({
      subject: 'staff',
      subjectId: staffId,
      kind: 'skillsChanged',
      data: { name: person.name },
      changes: { skills: [before.map(asText).join('；'), skills.map(asText).join('；')] },
    });
    touch('staff', 'board');
    return { id: staffId, version: person.version };
  });
}

function asText({ skill, level, trainedOn, validUntil, isPassed, proof }: StaffSkill): string {
  return [skill, level, trainedOn, validUntil && `→ ${validUntil}`, isPassed ? '' : '×', proof].filter(Boolean).join(' ');
}

/** Somebody is not there on these days. What is planned for them stays: the board marks it. */
export async function addAbsence(context: ActorContext, input: z.output<typeof addAbsenceInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const person = await findStaffForUpdate(tx, input.staffId);
    if (!person) throw new DomainError('notFound', { what: 'staff', id: input.staffId });
    const id = await insertAbsence(tx, { ...input, createdBy: context.actor.userId, createdAt: context.now });
    const { fromOn, toOn, reason } = input;
    await record({ subject: 'staff', subjectId: input.staffId, kind: 'absenceAdded', data: { name: person.name, fromOn, toOn, reason } });
    touch('staff', 'board');
    return { id, version: 1 };
  });
}

export async function removeAbsence(context: ActorContext, { id }: z.output<typeof absenceTargetInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const gone = await deleteAbsence(tx, id);
    if (!gone) throw new DomainError('notFound', { what: 'absence', id });
    const { staffId, fromOn, toOn, reason } = gone;
    await record({ subject: 'staff', subjectId: staffId, kind: 'absenceRemoved', data: { fromOn, toOn, reason } });
    touch('staff', 'board');
    return { id, version: 1 };
  });
}
