import type {
  CustomerMergeTable,
  DistinctCustomersTable,
  ImportBatchTable,
  ImportChangeTable,
  ImportLayoutTable,
  PartReplacementTable,
  ProjectPointTable,
  ProjectTable,
  RegionTable,
  VehicleTable,
  WarrantyCardTable,
  WarrantyTable,
} from './schema/archive.ts';
import type {
  CustomerAddressTable,
  CustomerContactTable,
  CustomerPhoneTable,
  CustomerTable,
  InstalledItemTable,
  TalkTable,
} from './schema/customers.ts';
import type { AttachmentTable } from './schema/attachments.ts';
import type { ChainBlockTable, ChainOpenTable } from './schema/chain.ts';
import type { AttachmentContentTable, DatabaseMoveTable, DatabaseMoveTableTable, JobTurnTable } from './schema/hosts.ts';
import type { FormDefaultTable, FormLayoutTable } from './schema/form-layouts.ts';
import type { FeedbackFormTable, FeedbackNoteTable } from './schema/feedback.ts';
import type {
  AuditEntryTable,
  DocumentSequenceTable,
  DraftTable,
  EventTable,
  LoginThrottleTable,
  OutletTable,
  RequestKeyTable,
  SearchTermTable,
  SessionTable,
  SettingTable,
  ShopTable,
  StaffTable,
  UserAccountTable,
  UserPreferenceTable,
  UserRoleTable,
} from './schema/foundation.ts';
import type { ReplacementTable } from './schema/replacements.ts';
import type { EmptyAccountTable, EmptyEntryTable, OldPartClaimTable, OldPartTable, OldPartWishTable } from './schema/old-parts.ts';
import type { ItemClassTable, ItemPriceTable, ItemSubstituteTable, ItemTable, WorkOrderPartTable } from './schema/parts.ts';
import type {
  GoodsReceiptTable,
  LotBalanceTable,
  PlaceTable,
  StockBalanceTable,
  StockDocumentTable,
  StockLotTable,
  StockMonthTable,
  StockMoveTable,
  StockReservationTable,
} from './schema/stock.ts';
import type { HandoverLineTable, HandoverTable, NumberRangeTable } from './schema/paper.ts';
import type { ReserveShortageTable, SpareNeedTable } from './schema/reordering.ts';
import type { AccessEntryTable, ConsentTable, PrivacyPolicyTable, PrivacyRequestTable } from './schema/privacy.ts';
import type {
  AlertTable,
  AlertReadTable,
  AppointmentTable,
  CalendarTable,
  DutyTable,
  HolidayTable,
  PresetTable,
  PresetChoiceTable,
  PresetVersionTable,
  RequestDelayTable,
  RequestStepTable,
  StaffAbsenceTable,
  StaffSkillTable,
  TaskTable,
  TimerTable,
  TimerPauseTable,
  WallScreenTable,
} from './schema/promises.ts';
import type { ApprovalSignatureTable, ApprovalTable } from './schema/approvals.ts';
import type { IncidentActionTable, IncidentTable } from './schema/incidents.ts';
import type { MaterialConsentTable, MaterialRequestLineTable, MaterialRequestTable } from './schema/material-requests.ts';
import type { NoticeTable } from './schema/notices.ts';
import type { RepairCaseLineTable, RepairCasePhotoTable, RepairCaseTable } from './schema/repairs.ts';
import type {
  ConsignmentTable,
  InquiryLineTable,
  InquiryTable,
  InspectionLineTable,
  InspectionTable,
  OfferPriceTable,
  OfferTable,
  PurchaseOrderLineTable,
  PurchaseOrderTable,
} from './schema/purchasing.ts';
import type { DeductionPlanTable, DeductionRowTable, StaffAccountLineTable } from './schema/staff-accounts.ts';
import type {
  ToolIssueTable,
  ToolKindTable,
  ToolKitLineTable,
  ToolKitTable,
  ToolLossTable,
  ToolPurchaseLineTable,
  ToolPurchaseTable,
  ToolRepairTable,
  ToolReturnTable,
  ToolScrapTable,
  ToolTable,
} from './schema/tools.ts';
import type { StocktakeCountTable, StocktakeLineTable, StocktakeTable } from './schema/stocktakes.ts';
import type { SeatTable } from './schema/seats.ts';
import type { SupplierCaseTable, SupplierGoodsTable, SupplierTable } from './schema/suppliers.ts';
import type { RequestFinishTable, ServiceRequestTable } from './schema/requests.ts';
import type {
  DispatchLogLineTable,
  PrintRecordTable,
  RescheduleTable,
  WorkOrderLineTable,
  WorkOrderTable,
  WorkOrderTechnicianTable,
} from './schema/work-orders.ts';

/** Every table under its camelCase name; columns are camelCase here and snake_case in SQL. */
export interface Database {
  shop: ShopTable;
  staff: StaffTable;
  outlet: OutletTable;
  userAccount: UserAccountTable;
  userRole: UserRoleTable;
  session: SessionTable;
  loginThrottle: LoginThrottleTable;
  requestKey: RequestKeyTable;
  documentSequence: DocumentSequenceTable;
  event: EventTable;
  auditEntry: AuditEntryTable;
  draft: DraftTable;
  setting: SettingTable;
  userPreference: UserPreferenceTable;
  searchTerm: SearchTermTable;
  customer: CustomerTable;
  customerContact: CustomerContactTable;
  customerPhone: CustomerPhoneTable;
  customerAddress: CustomerAddressTable;
  installedItem: InstalledItemTable;
  talk: TalkTable;
  serviceRequest: ServiceRequestTable;
  requestFinish: RequestFinishTable;
  workOrder: WorkOrderTable;
  workOrderLine: WorkOrderLineTable;
  workOrderTechnician: WorkOrderTechnicianTable;
  dispatchLogLine: DispatchLogLineTable;
  reschedule: RescheduleTable;
  printRecord: PrintRecordTable;
  item: ItemTable;
  place: PlaceTable;
  stockBalance: StockBalanceTable;
  stocktake: StocktakeTable;
  stocktakeLine: StocktakeLineTable;
  stocktakeCount: StocktakeCountTable;
  toolKind: ToolKindTable;
  tool: ToolTable;
  toolIssue: ToolIssueTable;
  toolReturn: ToolReturnTable;
  toolKit: ToolKitTable;
  toolKitLine: ToolKitLineTable;
  toolLoss: ToolLossTable;
  toolRepair: ToolRepairTable;
  toolScrap: ToolScrapTable;
  toolPurchase: ToolPurchaseTable;
  toolPurchaseLine: ToolPurchaseLineTable;
  staffAccountLine: StaffAccountLineTable;
  deductionPlan: DeductionPlanTable;
  deductionRow: DeductionRowTable;
  stockMove: StockMoveTable;
  itemClass: ItemClassTable;
  itemPrice: ItemPriceTable;
  itemSubstitute: ItemSubstituteTable;
  stockDocument: StockDocumentTable;
  stockLot: StockLotTable;
  lotBalance: LotBalanceTable;
  stockMonth: StockMonthTable;
  stockReservation: StockReservationTable;
  replacement: ReplacementTable;
  reserveShortage: ReserveShortageTable;
  spareNeed: SpareNeedTable;
  oldPart: OldPartTable;
  oldPartWish: OldPartWishTable;
  oldPartClaim: OldPartClaimTable;
  emptyAccount: EmptyAccountTable;
  emptyEntry: EmptyEntryTable;
  workOrderPart: WorkOrderPartTable;
  goodsReceipt: GoodsReceiptTable;
  region: RegionTable;
  project: ProjectTable;
  projectPoint: ProjectPointTable;
  vehicle: VehicleTable;
  warranty: WarrantyTable;
  partReplacement: PartReplacementTable;
  warrantyCard: WarrantyCardTable;
  customerMerge: CustomerMergeTable;
  distinctCustomers: DistinctCustomersTable;
  importBatch: ImportBatchTable;
  importChange: ImportChangeTable;
  importLayout: ImportLayoutTable;
  privacyPolicy: PrivacyPolicyTable;
  consent: ConsentTable;
  privacyRequest: PrivacyRequestTable;
  accessEntry: AccessEntryTable;
  calendar: CalendarTable;
  holiday: HolidayTable;
  preset: PresetTable;
  presetVersion: PresetVersionTable;
  presetChoice: PresetChoiceTable;
  timer: TimerTable;
  timerPause: TimerPauseTable;
  approval: ApprovalTable;
  approvalSignature: ApprovalSignatureTable;
  incident: IncidentTable;
  incidentAction: IncidentActionTable;
  notice: NoticeTable;
  alert: AlertTable;
  alertRead: AlertReadTable;
  requestDelay: RequestDelayTable;
  requestStep: RequestStepTable;
  task: TaskTable;
  appointment: AppointmentTable;
  staffSkill: StaffSkillTable;
  staffAbsence: StaffAbsenceTable;
  duty: DutyTable;
  wallScreen: WallScreenTable;
  formLayout: FormLayoutTable;
  formDefault: FormDefaultTable;
  numberRange: NumberRangeTable;
  handover: HandoverTable;
  handoverLine: HandoverLineTable;
  repairCase: RepairCaseTable;
  repairCaseLine: RepairCaseLineTable;
  repairCasePhoto: RepairCasePhotoTable;
  attachment: AttachmentTable;
  attachmentContent: AttachmentContentTable;
  databaseMove: DatabaseMoveTable;
  databaseMoveTable: DatabaseMoveTableTable;
  jobTurn: JobTurnTable;
  feedbackForm: FeedbackFormTable;
  feedbackNote: FeedbackNoteTable;
  supplier: SupplierTable;
  supplierCase: SupplierCaseTable;
  supplierGoods: SupplierGoodsTable;
  materialRequest: MaterialRequestTable;
  materialRequestLine: MaterialRequestLineTable;
  materialConsent: MaterialConsentTable;
  inquiry: InquiryTable;
  inquiryLine: InquiryLineTable;
  offer: OfferTable;
  offerPrice: OfferPriceTable;
  purchaseOrder: PurchaseOrderTable;
  purchaseOrderLine: PurchaseOrderLineTable;
  inspection: InspectionTable;
  inspectionLine: InspectionLineTable;
  consignment: ConsignmentTable;
  chainOpen: ChainOpenTable;
  chainBlock: ChainBlockTable;
  seat: SeatTable;
}
