import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { KeyCustomerRule } from '../../../shared/key-customers.ts';
import type { ContractView, choosePresetInput, contractInput, contractOfInput } from '../../../shared/presets.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting, readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { listCalendars } from '../calendars/calendars.service.ts';
import { putKeyRule } from '../settings/settings-customers.service.ts';
import { saveSetting } from '../settings/settings.service.ts';
import { findContract, findLine, isArchivedProject, lockContract, saveLine, updateContract } from './preset-usage.repository.ts';
import { touchPresets } from './preset-write.ts';
import { findInForce, shopPresetSetting } from './presets.repository.ts';
import { defaultPresetCode, presetOfJob } from './presets.service.ts';

type Choice = z.output<typeof choosePresetInput>;

/** What the shop or a product line works by from now on; jobs that are open keep what they were opened with (R-002-30). */
export async function choosePreset(context: ActorContext, choice: Choice): Promise<{ readonly code: string }> {
  const today = dayOf(context.now, await readZone(context.app));
  return write(context, async (w) => {
    if (choice.code !== '') await requireInForce(w.tx, choice.code, today);
    await (choice.scope === 'shop' ? chooseForShop(w, choice, today) : chooseForLine(w, choice));
    touchPresets(w);
    return { code: choice.code };
  });
}

/** The key-customer rule of the preset is taken only by whoever says so (R-000-27, R-001-18). */
async function chooseForShop(w: Write, { code, takesKeyRule }: Extract<Choice, { scope: 'shop' }>, today: string): Promise<void> {
  const before = await readSetting(w.tx, shopPresetSetting, defaultPresetCode);
  await saveSetting(w.tx, shopPresetSetting, code);
  await w.record({ subject: 'shop', subjectId: 1, kind: 'presetChosen', data: { preset: code }, changes: { shopPreset: [before, code] } });
  const version = takesKeyRule ? await findInForce(w.tx, code, today) : undefined;
  if (version !== undefined) await putKeyRule(w, (await presetOfJob(w.tx, version)).data.keyRule satisfies KeyCustomerRule);
}

async function chooseForLine({ tx, record }: Write, { category, code }: Extract<Choice, { scope: 'category' }>): Promise<void> {
  const before = await findLine(tx, category);
  await saveLine(tx, category, code);
  await record({
    subject: 'shop',
    subjectId: 1,
    kind: 'presetLineChosen',
    data: { category, preset: code },
    changes: { category: [category, category], linePreset: [before, code] },
  });
}

/** What the contract of a customer or a project names. */
export async function viewContract({ db }: ActorContext, { subject, id }: z.output<typeof contractOfInput>): Promise<ContractView> {
  const found = await findContract(db, subject, id);
  if (!found) throw new DomainError('notFound', { what: subject, id });
  const { presetCode, calendarCode, version } = found;
  return { presetCode, calendarCode, version };
}

/** Preset and calendar that a customer's or a project's contract names (R-002-63): new calls are opened with them. */
export async function setContract(
  context: ActorContext,
  { subject, id, version, presetCode, calendarCode }: z.output<typeof contractInput>,
): Promise<Receipt> {
  const today = dayOf(context.now, await readZone(context.app));
  return write(context, async ({ tx, record, touch }) => {
    const before = await lockContract(tx, subject, id);
    if (!before) throw new DomainError('notFound', { what: subject, id });
    if (before.version !== version)
      throw new DomainError('staleVersion', {
        what: subject,
        current: { presetCode: before.presetCode, calendarCode: before.calendarCode },
      });
    if (subject === 'project' && (await isArchivedProject(tx, id))) throw new DomainError('guardFailed', { guard: 'projectArchived' });
    if (presetCode !== '') await requireInForce(tx, presetCode, today);
    if (calendarCode !== '' && !(await listCalendars({ db: tx })).some(({ plan }) => plan.code === calendarCode))
      throw new DomainError('notFound', { what: 'calendar', id: calendarCode, field: 'calendarCode' });
    const after = { presetCode, calendarCode };
    await updateContract(tx, subject, id, { ...after, version: version + 1 });
    await record({ subject, subjectId: id, kind: 'contractSet', data: after, changes: changesBetween(before, after) });
    touch('presets', subject === 'customer' ? 'customers' : 'projects', 'requests');
    return { id, version: version + 1 };
  });
}

/** A preset without a version that holds today would leave new jobs without promises. */
async function requireInForce(db: Db, code: string, today: string): Promise<void> {
  if ((await findInForce(db, code, today)) === undefined)
    throw new DomainError('guardFailed', { guard: 'presetNotInForce', field: 'code', preset: code });
}
