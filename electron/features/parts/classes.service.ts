import type { z } from 'zod';
import { codePrefix, codeRuleInput, defaultCodeRule, nextCode } from '../../../shared/catalogue.ts';
import type { ClassRow, CodeRule, NextCode, nextCodeInput, saveClassInput } from '../../../shared/catalogue.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { classAxes } from '../../../shared/parts.ts';
import type { ClassAxis } from '../../../shared/parts.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { lockShop, putSetting, readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import {
  classColumn,
  findClassCodes,
  findClassNamed,
  findClasses,
  findCodesFrom,
  insertClass,
  lockClass,
  updateClass,
} from './classes.repository.ts';

export type ClassIds = z.output<typeof nextCodeInput>;

export async function listClasses({ db }: ActorContext): Promise<readonly ClassRow[]> {
  return findClasses(db);
}

/** @throws DomainError `codeTaken` for a code of the same axis, `staleVersion`, `notFound`. */
export async function saveClass(
  context: ActorContext,
  { id, version = 0, isActive, ...input }: z.output<typeof saveClassInput>,
): Promise<Receipt> {
  const facts = { ...input, code: toHalfWidth(input.code).toUpperCase(), isActive: isActive ? 1 : 0 } as const;
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const owner = await findClassNamed(tx, facts.axis, facts.code);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: facts.code, field: 'code' });
    const before = id === undefined ? undefined : await lockClass(tx, id);
    if (id !== undefined && !before) throw new DomainError('notFound', { what: 'itemClass', id });
    if (before && before.version !== version) throw new DomainError('staleVersion', { what: 'itemClass', current: before });
    const savedId = before?.id ?? (await insertClass(tx, facts));
    if (savedId === undefined) throw new DomainError('codeTaken', { code: facts.code, field: 'code' });
    if (before) await updateClass(tx, before.id, { ...facts, axis: before.axis, version: version + 1 });
    const { axis: _axis, ...changeable } = facts;
    await record({
      subject: 'itemClass',
      subjectId: savedId,
      kind: before ? 'changed' : 'created',
      data: { axis: facts.axis, code: facts.code, name: facts.name },
      ...(before && { changes: changesBetween<Partial<typeof before>>(before, changeable) }),
    });
    touch('parts');
    return { id: savedId, version: before ? version + 1 : 1 };
  });
}

const codeRuleSetting = 'itemCodeRule';

export async function readCodeRule({ db }: Pick<ActorContext, 'db'>): Promise<CodeRule> {
  return readSetting(db, codeRuleSetting, defaultCodeRule);
}

/** How codes are built from now on; those that are there stay. */
export async function changeCodeRule(context: ActorContext, rule: z.output<typeof codeRuleInput>): Promise<CodeRule> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readSetting(tx, codeRuleSetting, defaultCodeRule);
    await putSetting(tx, codeRuleSetting, rule);
    const comparable = ({ axes, separator, digits }: CodeRule): object => ({
      codeAxes: axes.join(' '),
      codeSeparator: separator,
      codeDigits: digits,
    });
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'codeRuleChanged',
      changes: changesBetween(comparable(before), comparable(rule)),
    });
    touch('parts', 'settings');
    return rule;
  });
}

/** What the next item of these classes would be called (R-004-50). */
export async function previewCode({ db }: ActorContext, ids: ClassIds): Promise<NextCode> {
  return codeAfter(db, ids);
}

/**
 * The code of a new item that nobody gave one: class and running number (R-004-50). Whoever asks waits for who asked before.
 * @throws DomainError `guardFailed` while a class of the rule is missing.
 */
export async function takeCode(tx: Tx, ids: ClassIds): Promise<string> {
  await lockShop(tx);
  const { code, missing } = await codeAfter(tx, ids);
  const [axis = 'function'] = missing;
  if (code === null) throw new DomainError('guardFailed', { guard: 'codeNeedsClass', field: classColumn[axis] });
  return code;
}

/** @throws DomainError `guardFailed` for a class that is none, or one of another axis. */
export async function requireClasses(db: Db, ids: ClassIds): Promise<void> {
  const known = await findClassCodes(db, idsOf(ids));
  for (const axis of classAxes) {
    const id = ids[classColumn[axis]];
    if (id !== null && !known.some((row) => row.id === id && row.axis === axis))
      throw new DomainError('guardFailed', { guard: 'classUnknown', field: classColumn[axis] });
  }
}

function idsOf(ids: ClassIds): readonly number[] {
  return Object.values(classColumn).flatMap((column) => ids[column] ?? []);
}

async function codeAfter(db: Db, ids: ClassIds): Promise<NextCode> {
  const rule = await readSetting(db, codeRuleSetting, defaultCodeRule);
  const classes = await findClassCodes(db, idsOf(ids));
  const codeOf = (axis: ClassAxis) => classes.find((row) => row.axis === axis && row.id === ids[classColumn[axis]])?.code;
  const prefix = codePrefix(rule, codeOf);
  if (prefix === undefined) return { code: null, missing: rule.axes.filter((axis) => codeOf(axis) === undefined) };
  return { code: nextCode(prefix, rule.digits, await findCodesFrom(db, prefix)), missing: [] };
}
