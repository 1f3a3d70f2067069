import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import type { StockSpan, slowStockInput, stockOnDayCountInput, stockUseInput } from '../../../shared/stock-reports.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { listReserves } from '../reordering/reserves.service.ts';
import { fetchStockOnDay, listAccuracy, listSlowStock, listUse, readTurnover } from './stock-reports.service.ts';

/** A table that is one page: whoever asks for what comes after it gets nothing. */
const once =
  <Row>(read: () => Promise<readonly Row[]>) =>
  async (after: unknown): Promise<readonly Row[]> =>
    after === undefined ? read() : [];
const byItem = ({ itemId }: { readonly itemId: number }): readonly [number] => [itemId];

export async function exportStockOnDay(context: ActorContext, filter: z.output<typeof stockOnDayCountInput>): Promise<FileOut> {
  return exportRows(
    context,
    'stockOnDay',
    (after, limit) => fetchStockOnDay(context, filter, after && String(after[0]), limit),
    ({ code }) => [code],
  );
}

export async function exportUse(context: ActorContext, input: z.output<typeof stockUseInput>): Promise<FileOut> {
  return exportRows(
    context,
    'stockUse',
    once(() => listUse(context, input)),
    ({ key }) => [key],
  );
}

export async function exportTurnover(context: ActorContext, span: StockSpan): Promise<FileOut> {
  return exportRows(
    context,
    'turnover',
    once(async () => (await readTurnover(context, span)).rows),
    byItem,
  );
}

export async function exportSlowStock(context: ActorContext, input: z.output<typeof slowStockInput>): Promise<FileOut> {
  return exportRows(
    context,
    'slowStock',
    once(() => listSlowStock(context, input)),
    byItem,
  );
}

export async function exportAccuracy(context: ActorContext, span: StockSpan): Promise<FileOut> {
  return exportRows(
    context,
    'countAccuracy',
    once(() => listAccuracy(context, span)),
    ({ stocktakeId }) => [stocktakeId],
  );
}

export async function exportReserves(context: ActorContext): Promise<FileOut> {
  return exportRows(
    context,
    'reserves',
    once(() => listReserves(context)),
    byItem,
  );
}
