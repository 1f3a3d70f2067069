import { can } from '../../shared/permissions.ts';
import { maskPhone, maskPhonesIn } from '../../shared/phone.ts';
import { unfinishedStates } from '../../shared/work-order-lifecycle.ts';
import type { Actor } from '../context.ts';
import { FileContent } from './file-content.ts';

/** Names of fields that hold a number and nothing else, as they stand in the answers. */
const phoneFields: ReadonlySet<string> = new Set(['phone', 'shownAs', 'digits', 'phoneDigits', 'managerPhone', 'fax', 'callerPhone']);
/** Codes of things and files: running digits in them are nobody's number. */
const codeFields: ReadonlySet<string> = new Set([
  'base64',
  'nextCursor',
  'no',
  'serial',
  'itemCode',
  'invoiceNo',
  'contractNo',
  'cardNo',
  'vin',
  'trackingNo',
  'code',
  'barcode',
]);
/** Answers about colleagues, the shop itself, firms that it buys from, and what this person typed: nobody's phone is hidden from its owner. */
const ownSpaces: ReadonlySet<string> = new Set([
  'setup',
  'auth',
  'sessions',
  'keys',
  'backups',
  'users',
  'staff',
  'settings',
  'preferences',
  'drafts',
  'duty',
  'outlets',
  'suppliers',
  'purchaseOrders',
]);

/** Is this field the number of a thing, which stays as it is? */
export function isCode(field: string): boolean {
  return codeFields.has(field);
}

/** Does this person see the phones of customers in full? */
export function seesPhones({ roles }: Actor): boolean {
  return can(roles, 'customers.phones');
}

/**
 * The answer of a procedure as this person may see it: whoever may not see customers' phones gets them masked, wherever they stand, also
 * within a text. A technician sees those of own slips that are still open.
 */
export function maskAnswer(path: string, actor: Actor | null, answer: unknown): unknown {
  if (!actor || seesPhones(actor) || ownSpaces.has(path.split('.')[0] ?? '')) return answer;
  return masked(answer, '', actor);
}

function masked(value: unknown, field: string, actor: Actor): unknown {
  if (typeof value === 'string') {
    if (isCode(field)) return value;
    if (phoneFields.has(field)) return maskPhone(value);
    return maskPhonesIn(value);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, field, actor));
  if (typeof value !== 'object' || value === null || value instanceof FileContent || isOwnOpenSlip(value, actor)) return value;
  return Object.fromEntries(
    // the shop's own number is no secret: it stands on every paper
    Object.entries(value).map(([name, one]) => [name, name === 'shop' ? one : masked(one, name, actor)]),
  );
}

const openStates: ReadonlySet<string> = new Set(unfinishedStates);

/** The technician of a slip calls its customer until the work is done. */
function isOwnOpenSlip(value: object, { roles, staffId }: Actor): boolean {
  if (staffId === null || !roles.includes('technician')) return false;
  if (!('technicians' in value) || !('state' in value) || !Array.isArray(value.technicians)) return false;
  return openStates.has(String(value.state)) && value.technicians.some((one: { readonly id?: unknown } | null) => one?.id === staffId);
}
