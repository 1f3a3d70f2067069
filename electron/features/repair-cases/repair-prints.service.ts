import type { z } from 'zod';
import type { RepairForm, RepairPrintData, recordRepairPrintInput, repairPrintInput } from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { lockRepair } from './repair-cases.repository.ts';
import type { RepairRecord } from './repair-cases.repository.ts';
import { viewRepair } from './repair-cases.service.ts';

const subjects = { feedback: 'repairFeedback', service: 'repairService' } as const satisfies Record<RepairForm, string>;

/** What the forms F-19 and F-20 print. */
export async function readRepairPrintData(
  context: ActorContext,
  { id, form }: z.output<typeof repairPrintInput>,
): Promise<RepairPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const repair = await viewRepair(context, { id });
  return { repair, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, subjects[form], id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordRepairPrint(
  context: ActorContext,
  { id, form, ...print }: z.output<typeof recordRepairPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    const repair = await lockRepair(tx, id);
    if (!repair) throw new DomainError('notFound', { what: 'repairCase', id });
    refuseUnready(repair, form);
    const nth = await notePrint(tx, subjects[form], id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'repairCase', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { form, nth, ...print } });
    return { nth };
  });
}

/** Paper leaves only for what was issued or costed, and not for a void. */
function refuseUnready({ state, serviceNo }: Pick<RepairRecord, 'state' | 'serviceNo'>, form: RepairForm): void {
  if (state === 'voided') throw new DomainError('guardFailed', { guard: 'repairVoided' });
  if (form === 'service' && serviceNo === '') throw new DomainError('guardFailed', { guard: 'linesMissing' });
  if (form === 'feedback' && (state === 'called' || state === 'verified')) throw new DomainError('guardFailed', { guard: 'notIssued' });
}
