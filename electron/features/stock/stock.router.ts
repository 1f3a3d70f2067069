import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { reservationsInput, reserveInput } from '../../../shared/reservations.ts';
import { issueToStaffInput, returnFromStaffInput } from '../../../shared/staff-stock.ts';
import { issueInput, receiveInput, returnInput, reverseInput } from '../../../shared/stock.ts';
import {
  arriveInput,
  documentListInput,
  holdForPartInput,
  lotsInput,
  recordStockPrintInput,
  scrapInput,
  slipLotsInput,
  transferInput,
} from '../../../shared/transfers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listReservations, reserveParts } from '../parts/reservations.service.ts';
import { checkStock } from './check.service.ts';
import { exportBags, listBags, viewBag } from './bag-list.service.ts';
import { listPapers, readPaperPrintData, recordPaperPrint, viewPaper } from './papers.service.ts';
import { holdForPart } from './part-hold.service.ts';
import { issueToStaff, returnFromStaff } from './staff-issue.service.ts';
import { reverseMove } from './stock-reversal.service.ts';
import { issueParts, receiveGoods, returnParts } from './stock.service.ts';
import { arriveTransfer, listItemPlaces, listLots, listOnTheWay, listSlipLots, scrapStock, transferStock } from './transfers.service.ts';

export const stockRouter = router({
  receive: command(receiveInput, receiveGoods),
  issue: command(issueInput, issueParts),
  return: command(returnInput, returnParts),
  issueToStaff: command(issueToStaffInput, issueToStaff),
  returnFromStaff: command(returnFromStaffInput, returnFromStaff),
  transfer: command(transferInput, transferStock),
  arrive: command(arriveInput, arriveTransfer),
  scrap: command(scrapInput, scrapStock),
  onTheWay: query(z.void(), listOnTheWay),
  lots: query(lotsInput, listLots),
  slipLots: query(slipLotsInput, listSlipLots),
  itemPlaces: query(z.strictObject({ itemId: id }), listItemPlaces),
  bags: query(z.void(), listBags),
  exportBags: command(z.strictObject({}), exportBags),
  bag: query(z.strictObject({ staffId: id }), viewBag),
  documents: query(documentListInput, listPapers),
  document: query(z.strictObject({ id }), viewPaper),
  documentPrintData: query(z.strictObject({ id }), readPaperPrintData),
  recordDocumentPrint: command(recordStockPrintInput, recordPaperPrint),
  holdForPart: command(holdForPartInput, holdForPart),
  reserve: command(reserveInput, reserveParts),
  reservations: query(reservationsInput, listReservations),
  reverse: command(reverseInput, reverseMove),
  check: query(z.void(), checkStock),
});
