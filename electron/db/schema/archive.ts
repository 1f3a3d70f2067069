import type { Generated } from 'kysely';

/** An engineering job or a big order of a customer (B-03); its dates start warranties. Days are `YYYY-MM-DD` or empty. */
export interface ProjectTable {
  id: Generated<number>;
  customerId: number;
  name: string;
  /** Code of the warranty policy (`shared/warranty-presets.ts`) that its trade follows. */
  trade: string;
  managerName: string;
  managerPhone: string;
  contractNo: string;
  budgetFen: number;
  progressPlan: string;
  changeOrders: string;
  paymentState: string;
  contractOn: string;
  goodsAcceptedOn: string;
  completedOn: string;
  acceptedOn: string;
  finalAcceptedOn: string;
  /** Kinds of original documents that are in the file, a line each. */
  documents: string;
  /** Acceptance score, 0-100. */
  score: number | null;
  note: string;
  archivedAt: number | null;
  createdAt: number;
  version: number;
  /** Preset and calendar of the contract, empty: none of its own. */
  presetCode: Generated<string>;
  calendarCode: Generated<string>;
  /** The day that is booked with the customer for the acceptance (R-002-09), empty: none yet. */
  acceptanceOn: Generated<string>;
  /** What was explained to the customer, words apart by a blank; when, and by whom last. */
  explained: Generated<string>;
  explainedAt: Generated<number | null>;
  explainedBy: Generated<number | null>;
}

/** What the customer raises at the acceptance of a project (R-002-09). */
export interface ProjectPointTable {
  id: Generated<number>;
  projectId: number;
  text: string;
  state: string;
  /** What was said or done about it, or why it was dropped. */
  answer: string;
  /** Until which day it is followed, empty: none agreed. */
  followUntil: string;
  raisedAt: number;
  raisedBy: number;
  settledAt: number | null;
  settledBy: number | null;
  version: Generated<number>;
}

/** What only a vehicle has (B-05): one car, one file. */
export interface VehicleTable {
  itemId: number;
  plate: string;
  vehicleKind: string;
  vin: string;
  /** The papers that R-003-12 asks to be taken and checked. */
  licenceSeen: number;
  handbookSeen: number;
  mileageKm: number;
  cycleMonths: number;
  cycleKm: number;
  nextOn: string;
  nextKm: number;
}

/** A warranty line of an item or a project (B-06), as the engine dated it when its facts last changed. */
export interface WarrantyTable {
  id: Generated<number>;
  itemId: number | null;
  projectId: number | null;
  customerId: number;
  lineCode: string;
  part: string;
  startOn: string;
  /** Last day, empty = for life. */
  endOn: string;
  /** Last day without charge, empty = none or no end. */
  freeUntil: string;
  /** The rule that decided it, e.g. `R-002-17`. */
  rule: string;
}

/** A key part that was replaced, whose warranty starts again (R-002-81). */
export interface PartReplacementTable {
  id: Generated<number>;
  itemId: number | null;
  projectId: number | null;
  part: string;
  failedOn: string;
  /** The day on which it was replaced and running. */
  runningOn: string;
  isBuyersFault: number;
  stoppedSystem: number;
  workOrderId: number | null;
  userId: number;
  at: number;
}

/** A warranty card A or B of an engineering job (B-07, R-002-113). */
export interface WarrantyCardTable {
  id: Generated<number>;
  no: string;
  kind: 'A' | 'B';
  customerId: number;
  projectId: number | null;
  ownerName: string;
  phone: string;
  postcode: string;
  address: string;
  handedOverOn: string;
  startsOn: string;
  /** Warranted contents and their terms, a line each. */
  contents: string;
  companySignedBy: string;
  supervisorSignedBy: string;
  signedOn: string;
  voidedAt: number | null;
  voidReason: string;
  userId: number;
  createdAt: number;
  version: number;
}

/** A region with whoever represents it (R-002-56). */
export interface RegionTable {
  name: string;
  distanceClass: string;
  representativeId: number | null;
  version: number;
}

/** Two customers that became one, with what is needed to part them again. */
export interface CustomerMergeTable {
  id: Generated<number>;
  keptId: number;
  absorbedId: number;
  /** JSON: both as they were. */
  before: string;
  /** JSON: ids of what was moved, by table. */
  moved: string;
  userId: number;
  at: number;
  undoneAt: number | null;
  undoneBy: number | null;
}

/** Two customers that somebody looked at and found to be different, `firstId` the smaller. */
export interface DistinctCustomersTable {
  firstId: number;
  secondId: number;
  userId: number;
  at: number;
}

/** One import of a sheet, which can be undone as a whole while nothing depends on it. */
export interface ImportBatchTable {
  id: Generated<number>;
  kind: string;
  fileName: string;
  userId: number;
  at: number;
  created: number;
  updated: number;
  undoneAt: number | null;
  undoneBy: number | null;
}

/** What an import made (`before` empty) or changed (`before` JSON). */
export interface ImportChangeTable {
  batchId: number;
  subject: string;
  subjectId: number;
  before: string;
  /** Version of the row after the import: another one means that somebody has changed it since. */
  version: number;
}

/** The mapping of columns that was used for a layout of a sheet. */
export interface ImportLayoutTable {
  /** Digest of the header cells. */
  signature: string;
  kind: string;
  mapping: string;
  updatedAt: number;
}
