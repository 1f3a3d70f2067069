import type { Generated } from 'kysely';
import type { SupplierCaseState } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierKind, SupplierSubject, SupplierWay } from '../../../shared/suppliers.ts';

/** Supplier 供应商, factory 工厂 or outside maker 外协厂家. */
export interface SupplierTable {
  id: Generated<number>;
  name: string;
  kind: SupplierKind;
  contactName: string;
  phone: string;
  address: string;
  note: string;
  archivedAt: number | null;
  createdAt: number;
  version: Generated<number>;
}

/** What a supplier was told or asked, and what they said. */
export interface SupplierCaseTable {
  id: Generated<number>;
  no: string;
  supplierId: number;
  /** What it is about; `none` with no id: the supplier alone. */
  subject: SupplierSubject;
  subjectId: number | null;
  requestId: number | null;
  what: string;
  way: SupplierWay;
  sentAt: number;
  sentBy: number;
  answerDueAt: number;
  answeredAt: number | null;
  answer: string;
  /** When they come, as agreed (R-002-39). */
  visitAt: number | null;
  state: SupplierCaseState;
  stateAt: number;
  endReason: string;
  version: Generated<number>;
}

/** Goods on their way from a supplier, or arrived. */
export interface SupplierGoodsTable {
  id: Generated<number>;
  supplierCaseId: number;
  what: string;
  quantity: string;
  shippedOn: string;
  carrier: string;
  trackingNo: string;
  expectedOn: string;
  arrivedAt: number | null;
  receivedBy: number | null;
  remarks: string;
  createdAt: number;
}
