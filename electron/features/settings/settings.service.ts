import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { defaultRouting, routingKey } from '../../../shared/request-life.ts';
import type { Routing, updateRoutingInput } from '../../../shared/request-life.ts';
import type { SettingsView, updateShopInput } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { readShownFields } from '../customers/customer-facts.service.ts';
import { readKeyRule } from '../customers/key-customers.service.ts';
import { findShop, findShopForUpdate, putSetting, updateShop } from './settings.repository.ts';

export async function viewSettings({ db }: ActorContext): Promise<SettingsView> {
  return {
    shop: await findShop(db),
    keyRule: await readKeyRule(db),
    routing: await readSetting(db, routingKey, defaultRouting),
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

/** Stores a setting that another feature owns; its write tells what changed. */
export async function saveSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await putSetting(tx, key, value);
}

/** R-004-07: which team takes which type; new requests and those whose type changes go there. */
export async function changeRouting(context: ActorContext, { teams }: z.output<typeof updateRoutingInput>): Promise<Routing> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readSetting<Routing>(tx, routingKey, defaultRouting);
    await putSetting(tx, routingKey, teams);
    await record({ subject: 'shop', subjectId: 1, kind: 'routingChanged', changes: changesBetween(before, teams) });
    touch('settings');
    return teams;
  });
}
