import type { z } from 'zod';
import type { ShownFields, updateShownFieldsInput } from '../../../shared/customer-fields.ts';
import type { KeyCustomerRule, updateKeyRuleInput } from '../../../shared/key-customers.ts';
import type { ActorContext } from '../../context.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { readShownFields, shownFieldsSetting } from '../customers/customer-facts.service.ts';
import { keyRuleSetting, readKeyRule, refreshAllKeyFlags } from '../customers/key-customers.service.ts';
import { putSetting } from './settings.repository.ts';

/** Who is a key customer from now on: everybody's flag is judged anew with the rule, in one transaction (R-000-27, R-001-18). */
export async function changeKeyRule(
  context: ActorContext,
  { thresholdFen, isInclusive, kinds }: z.output<typeof updateKeyRuleInput>,
): Promise<{ readonly changed: number }> {
  return write(context, (w) => putKeyRule(w, { thresholdFen, isInclusive, kinds: [...new Set(kinds)].toSorted() }));
}

/** The same inside another write, e.g. when a preset brings the rule of its trade. */
export async function putKeyRule({ tx, record, touch }: Write, rule: KeyCustomerRule): Promise<{ readonly changed: number }> {
  const before = await readKeyRule(tx);
  await putSetting(tx, keyRuleSetting, rule);
  const changed = await refreshAllKeyFlags(tx, rule);
  await record({
    subject: 'shop',
    subjectId: 1,
    kind: 'keyRuleChanged',
    data: { changed },
    changes: changesBetween(comparable(before), comparable(rule)),
  });
  touch('settings', 'customers');
  return { changed };
}

function comparable({ thresholdFen, isInclusive, kinds }: KeyCustomerRule): object {
  return { thresholdFen, isInclusive, keyKinds: kinds.join(' ') };
}

/** Which fields of a customer this shop really needs (R-004-16). What is hidden stays stored, and is neither shown nor overwritten. */
export async function changeShownFields(context: ActorContext, shown: z.output<typeof updateShownFieldsInput>): Promise<ShownFields> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readShownFields(tx);
    await putSetting(tx, shownFieldsSetting, shown);
    await record({ subject: 'shop', subjectId: 1, kind: 'shownFieldsChanged', changes: changesBetween(before, shown) });
    touch('settings', 'customers');
    return shown;
  });
}
