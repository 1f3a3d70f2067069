import type { CallRow } from '../../shared/calls.ts';
import type { CustomerRow } from '../../shared/customers.ts';
import type { IncidentRow } from '../../shared/incidents.ts';
import type { PartRow } from '../../shared/parts.ts';
import type { RequestRow } from '../../shared/requests.ts';
import { lineTextKey } from '../../shared/warranties.ts';
import type { WarrantyRow } from '../../shared/warranty-list.ts';
import type { WorkOrderRow } from '../../shared/work-orders.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';
import { catalogueColumns } from './catalogue-columns.ts';
import type { CatalogueRows } from './catalogue-columns.ts';
import { paperColumns } from './paper-columns.ts';
import type { PaperRows } from './paper-columns.ts';
import { formColumns } from './form-columns.ts';
import type { FormRows } from './form-columns.ts';
import { materialColumns } from './material-columns.ts';
import type { MaterialRows } from './material-columns.ts';
import { purchaseColumns } from './purchase-columns.ts';
import type { PurchaseRows } from './purchase-columns.ts';
import { stocktakeColumns } from './stocktake-columns.ts';
import type { StocktakeRows } from './stocktake-columns.ts';
import { stockColumns } from './stock-columns.ts';
import type { StockRows } from './stock-columns.ts';
import { toolColumns } from './tool-columns.ts';
import type { ToolRows } from './tool-columns.ts';
import { accountColumns } from './account-columns.ts';
import type { AccountRows } from './account-columns.ts';
import { storeroomColumns } from './storeroom-columns.ts';
import type { StoreroomRows } from './storeroom-columns.ts';
import { toolLedgerColumns } from './tool-ledger-columns.ts';
import type { ToolLedgerRows } from './tool-ledger-columns.ts';
import { toolWearColumns } from './tool-wear-columns.ts';
import type { ToolWearRows } from './tool-wear-columns.ts';
import { auditColumns } from './audit-columns.ts';
import type { AuditRows } from './audit-columns.ts';
import { reportColumns } from './report-columns.ts';
import type { ReportRows } from './report-columns.ts';

/** The lists that can be exported, each with its row. */
export interface ExportedRows
  extends
    StocktakeRows,
    CatalogueRows,
    PaperRows,
    FormRows,
    PurchaseRows,
    MaterialRows,
    StockRows,
    StoreroomRows,
    ToolRows,
    ToolWearRows,
    ToolLedgerRows,
    AccountRows,
    ReportRows,
    AuditRows {
  readonly customers: CustomerRow;
  readonly requests: RequestRow;
  readonly workOrders: WorkOrderRow;
  readonly parts: PartRow;
  readonly warranties: WarrantyRow;
  readonly calls: CallRow;
  readonly incidents: IncidentRow;
}
export type ExportedList = keyof ExportedRows;

/** 0 stands for "never" in the customers' list. */
const orEmpty = (instant: number | null) => (instant === 0 ? null : instant);

export const exportedColumns: { readonly [List in ExportedList]: readonly ListColumn<ExportedRows[List]>[] } = {
  customers: [
    column('customerName', 'text', 24, ({ name }) => name),
    word(
      'kind',
      (texts) => texts.customers.kind,
      ({ kind }) => kind,
    ),
    column('region', 'text', 14, ({ region }) => region),
    column('keyCustomer', 'flag', 10, ({ isKeyCustomer }) => isKeyCustomer),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('address', 'text', 40, ({ address }) => address),
    column('openRequests', 'number', 12, ({ openRequests }) => openRequests),
    column('lastRequestAt', 'dateTime', 18, ({ lastRequestAt }) => orEmpty(lastRequestAt)),
  ],
  requests: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.requests.state,
      ({ state }) => state,
    ),
    word(
      'type',
      (texts) => texts.requests.type,
      ({ type }) => type,
    ),
    word(
      'branch',
      (texts) => texts.requests.branch,
      ({ branch }) => branch,
    ),
    word(
      'urgency',
      (texts) => texts.requests.urgency,
      ({ urgency }) => urgency,
    ),
    word(
      'channel',
      (texts) => texts.requests.channel,
      ({ channel }) => channel,
    ),
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('address', 'text', 40, ({ address }) => address),
    column('product', 'text', 24, ({ productText }) => productText),
    column('content', 'text', 50, ({ content }) => content),
    column('serviceWanted', 'text', 24, ({ serviceWanted }) => serviceWanted),
    column('receivedAt', 'dateTime', 18, ({ receivedAt }) => receivedAt),
    column('promisedAt', 'dateTime', 18, ({ promisedAt }) => promisedAt),
  ],
  workOrders: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.workOrders.state,
      ({ state }) => state,
    ),
    column('requestNo', 'text', 20, ({ requestNo }) => requestNo),
    word(
      'urgency',
      (texts) => texts.requests.urgency,
      ({ urgency }) => urgency,
    ),
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('address', 'text', 40, ({ address }) => address),
    column('product', 'text', 24, ({ productText }) => productText),
    column('work', 'text', 40, ({ work }) => work),
    column('technicians', 'text', 20, ({ technicians }) => technicians.map(({ name }) => name).join('、')),
    column('plannedAt', 'dateTime', 18, ({ plannedAt }) => plannedAt),
    column('issuedAt', 'dateTime', 18, ({ issuedAt }) => issuedAt),
    column('returnedAt', 'dateTime', 18, ({ returnedAt }) => returnedAt),
    column('waitingForParts', 'flag', 8, ({ isWaitingForParts }) => isWaitingForParts),
    column('printCount', 'number', 10, ({ printCount }) => printCount),
  ],
  warranties: [
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('product', 'text', 30, ({ itemText }) => itemText),
    column('project', 'text', 24, ({ projectName }) => projectName),
    word(
      'warrantyLine',
      (texts) => texts.warranties.line,
      ({ lineCode }) => lineTextKey(lineCode),
    ),
    column('part', 'text', 16, ({ part }) => part),
    column('warrantyStart', 'date', 12, ({ startOn }) => startOn),
    column('lastDay', 'date', 12, ({ freeUntil }) => freeUntil),
    column('daysLeft', 'number', 10, ({ daysLeft }) => daysLeft),
    column('rule', 'text', 12, ({ rule }) => rule),
  ],
  parts: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('barcode', 'text', 18, ({ barcode }) => barcode),
    word(
      'kind',
      (texts) => texts.parts.kind,
      ({ kind }) => kind,
    ),
    column('category', 'text', 14, ({ category }) => category),
    column('price', 'money', 12, ({ priceFen }) => priceFen),
    column('stock', 'number', 10, ({ qty }) => qty),
    column('minimum', 'number', 10, ({ minQty }) => minQty),
    column('place', 'text', 14, ({ placeName }) => placeName),
    column('active', 'flag', 8, ({ isActive }) => isActive),
  ],
  calls: [
    column('callAt', 'dateTime', 18, ({ at }) => at),
    word(
      'channel',
      (texts) => texts.customers.talkChannel,
      ({ channel }) => channel,
    ),
    word(
      'direction',
      (texts) => texts.calls.direction,
      ({ isIncoming }) => (isIncoming ? 'incoming' : 'outgoing'),
    ),
    column('caller', 'text', 24, ({ name }) => name),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('said', 'text', 50, ({ summary }) => summary),
    word(
      'outcome',
      (texts) => texts.calls.outcome,
      ({ outcome }) => outcome,
    ),
    column('passedTo', 'text', 16, ({ passedTo }) => passedTo),
    column('answeredBy', 'text', 12, ({ answeredBy }) => answeredBy),
    column('requestNo', 'text', 20, ({ requestNo }) => requestNo ?? ''),
  ],
  ...catalogueColumns,
  ...paperColumns,
  ...formColumns,
  ...purchaseColumns,
  ...materialColumns,
  ...toolColumns,
  ...toolWearColumns,
  ...stockColumns,
  ...toolLedgerColumns,
  ...storeroomColumns,
  ...accountColumns,
  ...reportColumns,
  ...auditColumns,
  ...stocktakeColumns,
  incidents: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'source',
      (texts) => texts.incidents.source,
      ({ source }) => source,
    ),
    word(
      'state',
      (texts) => texts.incidents.state,
      ({ state }) => state,
    ),
    column('requestNo', 'text', 20, ({ requestNo }) => requestNo ?? ''),
    column('customer', 'text', 24, ({ customerName }) => customerName ?? ''),
    column('facts', 'text', 50, ({ facts }) => facts),
    column('reportedAt', 'dateTime', 18, ({ createdAt }) => createdAt),
    column('reportedBy', 'text', 14, ({ createdByName }) => createdByName),
    column('visitedAt', 'dateTime', 18, ({ visitedAt }) => visitedAt),
    column('openActions', 'number', 10, ({ openActions }) => openActions),
    column('lateActions', 'number', 10, ({ lateActions }) => lateActions),
  ],
};
