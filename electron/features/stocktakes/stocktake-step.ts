import type { Updateable } from 'kysely';
import type { Receipt } from '../../../shared/fields.ts';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeCommand } from '../../../shared/stocktake-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { StocktakeTable } from '../../db/schema/stocktakes.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import type { Scope } from './stocktake-freeze.repository.ts';
import { itemKindOf } from '../../../shared/stocktakes.ts';
import { lockStocktake, updateStocktake } from './stocktakes.repository.ts';
import type { StocktakeRecord } from './stocktakes.repository.ts';

export interface Target {
  readonly id: number;
  readonly version: number;
}

export interface StocktakeStep {
  readonly command: StocktakeCommand;
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<StocktakeTable>;
  /** Refuses what the table of states alone does not see. */
  readonly check?: (stocktake: StocktakeRecord, w: Write) => Promise<void>;
}

/** One arrow of SM-10: the row as the user saw it, who may, what has to come first, then the row and the timeline. */
export async function takeStocktakeStep(
  context: ActorContext,
  target: Target,
  { command, kind, data, changes, check }: StocktakeStep,
): Promise<Receipt> {
  return write(context, async (w) => {
    const stocktake = await lockStocktakeAt(w.tx, target);
    const state = obey(stocktakeLifecycle, stocktake.state, command, context);
    await check?.(stocktake, w);
    const version = await updateStocktake(w.tx, stocktake, { ...changes, state, stateAt: context.now });
    await w.record({ subject: 'stocktake', subjectId: stocktake.id, kind, ...(data && { data }) });
    w.touch('stocktakes', 'home');
    return { id: stocktake.id, version, no: stocktake.no };
  });
}

/** The locked row, still at the version that the user saw; otherwise the refusal carries the current one. */
export async function lockStocktakeAt(tx: Tx, { id, version }: Target): Promise<StocktakeRecord> {
  const stocktake = await requireStocktake(tx, id);
  if (stocktake.version !== version) throw new DomainError('staleVersion', { what: 'stocktake', current: stocktake });
  return stocktake;
}

/** The locked row: counters, witness and approver come one after the other. */
export async function requireStocktake(tx: Tx, id: number): Promise<StocktakeRecord> {
  const stocktake = await lockStocktake(tx, id);
  if (!stocktake) throw new DomainError('notFound', { what: 'stocktake', id });
  return stocktake;
}

export function scopeOf({ kind, mode, scope }: Pick<StocktakeRecord, 'kind' | 'mode' | 'scope'>): Scope {
  const { placeIds, classId, itemIds } = JSON.parse(scope) as Pick<Scope, 'placeIds' | 'classId' | 'itemIds'>;
  return { itemKind: itemKindOf(kind), mode, placeIds, classId, itemIds };
}
