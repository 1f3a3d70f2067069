import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { ToolKit, issueKitInput, toolKitInput } from '../../../shared/tool-kits.ts';
import { toolRulesSetting, usualToolRules } from '../../../shared/tools.ts';
import type { ToolRules, toolRulesInput } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { putSetting, readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { requireKinds } from './tool-in.service.ts';
import { issueInto } from './tool-issue.service.ts';
import type { IssueTools } from './tool-issue.service.ts';
import { findEmployment, findKitByName, findKits, insertKit, replaceKitLines, updateKit } from './tool-kits.repository.ts';

export async function readToolRules({ db }: ActorContext): Promise<ToolRules> {
  return readSetting(db, toolRulesSetting, usualToolRules);
}

export async function changeToolRules(context: ActorContext, rules: z.output<typeof toolRulesInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readSetting(tx, toolRulesSetting, usualToolRules);
    await putSetting(tx, toolRulesSetting, rules);
    await record({ subject: 'shop', subjectId: 1, kind: 'toolRulesChanged', changes: changesBetween(before, rules) });
    touch('tools', 'settings');
    return { id: 1, version: 1 };
  });
}

export async function listKits({ db }: ActorContext): Promise<readonly ToolKit[]> {
  return findKits(db);
}

/** Makes or changes a standard kit. @throws DomainError `codeTaken` for a name that another kit has, `staleVersion`, `notFound` */
export async function saveKit(context: ActorContext, { id, version, lines, ...facts }: z.output<typeof toolKitInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await requireKinds(
      tx,
      lines.map(({ itemId }) => itemId),
    );
    const kit = { name: facts.name, post: facts.post, isForJoining: facts.isForJoining ? 1 : 0, isActive: facts.isActive ? 1 : 0 };
    const owner = await findKitByName(tx, facts.name);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: facts.name, field: 'name' });
    const known = id ?? (await insertKit(tx, kit));
    if (known === undefined) throw new DomainError('codeTaken', { code: facts.name, field: 'name' });
    if (id !== null && !(await updateKit(tx, id, version, kit)))
      throw new DomainError('staleVersion', { what: 'toolKit', current: (await findKits(tx, [id]))[0] ?? null });
    await replaceKitLines(tx, known, lines);
    await record({ subject: 'toolKit', subjectId: known, kind: id === null ? 'created' : 'changed', data: { name: facts.name } });
    touch('tools');
    return { id: known, version: id === null ? 1 : version + 1 };
  });
}

/**
 * The whole set of a post in one step, registered and signed (R-000-80). Nobody on probation gets it, where the shop says so.
 * @throws DomainError `notFound`, `guardFailed` with `notRegular`, those of `issueTools`
 */
export async function issueKit(context: ActorContext, input: z.output<typeof issueKitInput>): Promise<MovesReceipt> {
  const { staffId, kitId, managerId, placeId, numbers, bookedOn, ...signed } = input;
  return write(context, async (w) => {
    const [kit] = await findKits(w.tx, [kitId]);
    if (!kit?.isActive) throw new DomainError('notFound', { what: 'toolKit', id: kitId });
    const person = await findEmployment(w.tx, staffId);
    if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
    const rules = await readSetting(w.tx, toolRulesSetting, usualToolRules);
    if (rules.kitNeedsRegular && kit.isForJoining && person.employment === 'probation')
      throw new DomainError('guardFailed', { guard: 'notRegular', field: 'staffId', name: person.name });
    const lines = kit.lines.flatMap(({ itemId, qty, isNumbered }): IssueTools['lines'][number][] => {
      const line = { itemId, placeId, oldIssueId: null, overrideReason: '' };
      if (!isNumbered) return [{ ...line, toolNo: '', qty }];
      const own = numbers.filter((one) => one.itemId === itemId);
      return Array.from({ length: qty }, (_, nth) => ({ ...line, toolNo: own[nth]?.toolNo ?? '', qty: 1 }));
    });
    return issueInto(w, context, { staffId, why: 'joining', dueOn: '', managerId, lines, note: kit.name, bookedOn, ...signed });
  });
}
