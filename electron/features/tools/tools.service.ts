import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { addMonths } from '../../../shared/warranty-terms.ts';
import type { PlaceRow } from '../../../shared/stock.ts';
import type { HeldTool, ToolHolder, ToolKindRow, ToolRow, findToolsInput, toolCountInput, toolListInput } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import { fromTextCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readZone } from '../../platform/settings.ts';
import { balancesOfAll } from '../staff-accounts/accounts.service.ts';
import { findKinds } from './tool-kinds.repository.ts';
import { findHeld, findHolders, findRooms, findToolRow, findTools, findToolsNumbered } from './tool-views.repository.ts';

const most = 2000;

export type HeldRow = HeldTool & { readonly staffId: number; readonly staffName: string };

/** Numbered tools with who manages and who holds each (R-000-68). */
export async function listTools(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof toolListInput>,
): Promise<Page<ToolRow>> {
  return toPage(await findTools(db, filter, fromTextCursor(cursor), limit + 1), limit, ({ no }) => [no]);
}

export async function countTools({ db }: ActorContext, filter: z.output<typeof toolCountInput>): Promise<Count> {
  const total = (await findTools(db, filter, undefined, countLimit + 1)).length;
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The register as it is filtered, for Excel. @throws DomainError `exportTooLarge` */
export async function exportTools(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof toolListInput>,
): Promise<FileOut> {
  const fetch = (after: readonly (string | number)[] | undefined, limit: number) =>
    findTools(context.db, filter, after === undefined ? undefined : String(after[0]), limit);
  return exportRows(context, 'tools', fetch, ({ no }) => [no]);
}

/** What is exchanged this month and what should have been back (R-000-79), for Excel. */
export async function exportDueTools(context: ActorContext): Promise<FileOut> {
  const rows = [...(await listLifeEnds(context)), ...(await listOverdue(context))];
  const fetch = async (after: readonly (string | number)[] | undefined) => (after === undefined ? rows.slice(0, most) : []);
  return exportRows(context, 'toolsDue', fetch, ({ issueId }) => [issueId]);
}

/** Tools whose number begins so, for the palette. */
export async function findNumberedTools({ db }: ActorContext, query: string, limit: number): Promise<readonly ToolRow[]> {
  return findToolsNumbered(db, query.toUpperCase(), limit);
}

/** What one person holds. */
export async function listHeld({ app, db, now }: ActorContext, { staffId }: { readonly staffId: number }): Promise<readonly HeldRow[]> {
  return findHeld(db, dayOf(now, await readZone(app)), { staffId }, most);
}

/** Whose life ends this month or has ended: they are exchanged (R-000-79). */
export async function listLifeEnds({ app, db, now }: ActorContext): Promise<readonly HeldRow[]> {
  const today = dayOf(now, await readZone(app));
  const lastOfMonth = addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1);
  return findHeld(db, today, { lifeEndsUntil: lastOfMonth }, most);
}

/** Loans that should have been back. */
export async function listOverdue({ app, db, now }: ActorContext): Promise<readonly HeldRow[]> {
  const today = dayOf(now, await readZone(app));
  return findHeld(db, today, { dueBefore: today }, most);
}

export async function listRooms({ db }: ActorContext): Promise<readonly PlaceRow[]> {
  return findRooms(db);
}

/** Everybody with what they hold, owe and have paid as deposit. */
export async function listHolders({ app, db, now }: ActorContext): Promise<readonly ToolHolder[]> {
  const today = dayOf(now, await readZone(app));
  const balances = await balancesOfAll(db);
  return (await findHolders(db, today)).map((person) => ({ ...person, ...(balances.get(person.staffId) ?? { heldFen: 0, owedFen: 0 }) }));
}

export interface FoundTools {
  /** The tool with exactly this number. */
  readonly tool: ToolRow | null;
  readonly kinds: readonly ToolKindRow[];
}

/** Search or scan: a tool by its number, else kinds by code and name. */
export async function lookUpTools({ db }: ActorContext, { query, limit }: z.output<typeof findToolsInput>): Promise<FoundTools> {
  const tool = (await findToolRow(db, query)) ?? (await findToolRow(db, query.toUpperCase())) ?? null;
  return { tool, kinds: tool ? [] : await findKinds(db, { query, isShort: false }, undefined, limit) };
}
