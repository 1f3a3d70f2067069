import type { z } from 'zod';
import {
  customerMoreFields,
  customerMoreOf,
  defaultShownFields,
  noCustomerMore,
  onlyShown,
  privateFields,
} from '../../../shared/customer-fields.ts';
import type { ShownFields } from '../../../shared/customer-fields.ts';
import type { CustomerView, createCustomerInput } from '../../../shared/customers.ts';
import { judgeKeyCustomer } from '../../../shared/key-customers.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { readSetting } from '../../platform/settings.ts';
import type { CustomerFields } from './customers.repository.ts';
import { readKeyRule } from './key-customers.service.ts';
import { requireTechnicians } from '../staff/staff.service.ts';

type CustomerFacts = z.output<typeof createCustomerInput>;

export const shownFieldsSetting = 'customerFields';

export async function readShownFields(db: Db): Promise<ShownFields> {
  return readSetting(db, shownFieldsSetting, defaultShownFields);
}

/** A customer without what this shop does not keep (R-004-16). */
export async function withoutHidden(db: Db, customer: CustomerView): Promise<CustomerView> {
  return onlyShown(customer, await readShownFields(db));
}

/**
 * The columns for facts over what is stored: what the shop does not show stays as it is (R-004-16), and the key flag follows from
 * purchase, kind and decision (R-000-27). Refuses an engineer who is not a technician at work, unless it is still the one of before.
 */
export async function columnsFor(tx: Tx, before: CustomerView | undefined, facts: CustomerFacts): Promise<CustomerFields> {
  if (facts.engineerId !== null && facts.engineerId !== before?.engineerId) await requireTechnicians(tx, [facts.engineerId]);
  const shown = await readShownFields(tx);
  const hidden = privateFields.filter((field) => !shown[field]);
  const kept = Object.fromEntries(hidden.map((field) => [field, (before ?? noCustomerMore)[field]]));
  const { name, kind, region, note } = facts;
  const flag = judgeKeyCustomer(await readKeyRule(tx), { ...facts, keyDecision: before?.keyDecision ?? '' });
  return { name, kind, region, note, ...customerMoreOf(facts), ...kept, ...flag };
}

const mainFields = ['name', 'kind', 'region', 'note', 'isKeyCustomer', 'keyReason', ...customerMoreFields] as const;

/** Lists become text and the engineer a name, so that the change log shows old and new in a line each (R-002-48). */
export function comparable(customer: CustomerView): Readonly<Record<string, unknown>> {
  const { contacts, phones, addresses } = customer;
  const words = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
  const { engineerId: _id, ...facts } = Object.fromEntries(mainFields.map((field) => [field, customer[field]]));
  return {
    ...facts,
    engineer: customer.engineerName ?? '',
    contacts: contacts.map((one) => words(one.name, one.formOfAddress, one.role, one.email, one.fax, one.wechat)).join('; '),
    contactChannels: contacts.flatMap(({ channel }) => (channel === '' ? [] : [channel])).join(' '),
    phones: phones.map((phone) => words(phone.shownAs, phone.contactName)).join('; '),
    addresses: addresses.map((one) => words(one.label, one.province, one.city, one.text, one.postcode)).join('; '),
  };
}
