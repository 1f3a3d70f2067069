import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { defaultPromiseMinutes } from '../../../shared/settings.ts';
import type { PromiseMinutes, SettingsView, updatePromiseInput, updateShopInput } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { readShownFields } from '../customers/customer-facts.service.ts';
import { readKeyRule } from '../customers/key-customers.service.ts';
import { findShop, findShopForUpdate, putSetting, updateShop } from './settings.repository.ts';

const promiseKey = 'promiseMinutes';

export async function viewSettings({ db }: ActorContext): Promise<SettingsView> {
  return {
    shop: await findShop(db),
    promiseMinutes: await readSetting(db, promiseKey, defaultPromiseMinutes),
    keyRule: await readKeyRule(db),
    shownFields: await readShownFields(db),
  };
}

/** @throws DomainError `staleVersion`. */
export async function changeShop(context: ActorContext, { version, ...fields }: z.output<typeof updateShopInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findShopForUpdate(tx);
    if (before.version !== version) throw new DomainError('staleVersion', { current: before });
    await updateShop(tx, { ...fields, version: version + 1 });
    await record({ subject: 'shop', subjectId: 1, kind: 'changed', changes: changesBetween(before, fields) });
    touch('settings');
    return { id: 1, version: version + 1 };
  });
}

/** How long from now intake proposes as the promised time (R-004-30), per urgency. */
export async function changePromise(
  context: ActorContext,
  { minutes }: z.output<typeof updatePromiseInput>,
): Promise<SettingsView['promiseMinutes']> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readSetting<PromiseMinutes>(tx, promiseKey, defaultPromiseMinutes);
    await putSetting(tx, promiseKey, minutes);
    await record({ subject: 'shop', subjectId: 1, kind: 'promiseChanged', changes: changesBetween(before, minutes) });
    touch('settings');
    return minutes;
  });
}
