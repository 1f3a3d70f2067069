import { z } from 'zod';
import { slowStockInput, stockOnDayCountInput, stockOnDayInput, stockSpan, stockUseInput } from '../../../shared/stock-reports.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listReserves } from '../reordering/reserves.service.ts';
import {
  exportAccuracy,
  exportReserves,
  exportSlowStock,
  exportStockOnDay,
  exportTurnover,
  exportUse,
} from './stock-reports-export.service.ts';
import {
  countStockOnDay,
  listAccuracy,
  listPlaceValues,
  listSlowStock,
  listStockOnDay,
  listUse,
  readStockToPrint,
  readTurnover,
} from './stock-reports.service.ts';

export const stockReportsRouter = router({
  onDay: query(stockOnDayInput, listStockOnDay),
  countOnDay: query(stockOnDayCountInput, countStockOnDay),
  onDayToPrint: query(stockOnDayCountInput, readStockToPrint),
  places: query(stockOnDayCountInput, listPlaceValues),
  use: query(stockUseInput, listUse),
  turnover: query(stockSpan, readTurnover),
  slow: query(slowStockInput, listSlowStock),
  accuracy: query(stockSpan, listAccuracy),
  reserves: query(z.void(), listReserves),
  exportOnDay: command(stockOnDayCountInput, exportStockOnDay),
  exportUse: command(stockUseInput, exportUse),
  exportTurnover: command(stockSpan, exportTurnover),
  exportSlow: command(slowStockInput, exportSlowStock),
  exportAccuracy: command(stockSpan, exportAccuracy),
  exportReserves: command(z.strictObject({}), exportReserves),
});
