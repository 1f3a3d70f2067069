import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { defaultKeyCustomerRule, judgeKeyCustomer } from '../../../shared/key-customers.ts';
import type { KeyCustomerRule, decideKeyInput } from '../../../shared/key-customers.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findCustomer } from './customers.repository.ts';
import { findFlags, updateDecision, updateFlags } from './key-customers.repository.ts';

export const keyRuleSetting = 'keyCustomers';
/** So many customers are judged per statement, so that no statement grows with the archive. */
const step = 2000;

export async function readKeyRule(db: Db): Promise<KeyCustomerRule> {
  return readSetting(db, keyRuleSetting, defaultKeyCustomerRule);
}

/** Judges everybody anew after the rule changed, step by step. @returns how many flags or reasons are different now. */
export async function refreshAllKeyFlags(tx: Tx, rule: KeyCustomerRule): Promise<number> {
  let changed = 0;
  let after = 0;
  for (;;) {
    const rows = await findFlags(tx, { after, limit: step });
    changed += await refresh(tx, rule, rows);
    const last = rows.at(-1);
    if (!last || rows.length < step) return changed;
    after = last.id;
  }
}

/** Judges these customers, e.g. those that an import just made. At most a few hundred. */
export async function refreshKeyFlags(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await refresh(tx, await readKeyRule(tx), await findFlags(tx, { ids }));
}

async function refresh(tx: Tx, rule: KeyCustomerRule, rows: Awaited<ReturnType<typeof findFlags>>): Promise<number> {
  const groups = new Map<string, { readonly flag: ReturnType<typeof judgeKeyCustomer>; readonly ids: number[] }>();
  for (const row of rows) {
    const flag = judgeKeyCustomer(rule, row);
    if (flag.isKeyCustomer === (row.isKeyCustomer === 1) && flag.keyReason === row.keyReason) continue;
    const name = `${flag.isKeyCustomer} ${flag.keyReason}`;
    const group = groups.get(name) ?? { flag, ids: [] };
    group.ids.push(row.id);
    groups.set(name, group);
  }
  let changed = 0;
  for (const { flag, ids } of groups.values()) {
    await updateFlags(tx, ids, flag);
    changed += ids.length;
  }
  return changed;
}

/** A person decides against the rule, with a note, or leaves it to the rule again. */
export async function decideKeyCustomer(
  context: ActorContext,
  { id, version, decision, note }: z.output<typeof decideKeyInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findCustomer(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'customer', id });
    const flag = judgeKeyCustomer(await readKeyRule(tx), { ...before, keyDecision: decision });
    const after = { ...flag, keyDecision: decision, keyNote: decision === '' ? '' : note };
    if (!(await updateDecision(tx, id, version, after, context.now)))
      throw new DomainError('staleVersion', { what: 'customer', current: await findCustomer(tx, id) });
    await record({
      subject: 'customer',
      subjectId: id,
      kind: 'keyDecided',
      data: { decision, note },
      changes: changesBetween(before, after),
    });
    touch('customers');
    return { id, version: version + 1 };
  });
}
