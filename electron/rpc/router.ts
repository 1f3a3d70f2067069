import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { noticesRouter } from '../features/notices/notices.router.ts';
import { alertsRouter } from '../features/alerts/alerts.router.ts';
import { appointmentsRouter } from '../features/appointments/appointments.router.ts';
import { attachmentsRouter } from '../features/attachments/attachments.router.ts';
import { auditRouter } from '../features/audit/audit.router.ts';
import { backupsRouter } from '../features/backups/backups.router.ts';
import { authRouter } from '../features/auth/auth.router.ts';
import { calendarsRouter } from '../features/calendars/calendars.router.ts';
import { boardRouter } from '../features/board/board.router.ts';
import { careRouter } from '../features/care/care.router.ts';
import { callsRouter } from '../features/calls/calls.router.ts';
import { customersRouter } from '../features/customers/customers.router.ts';
import { databaseRouter } from '../features/database/database.router.ts';
import { draftsRouter } from '../features/drafts/drafts.router.ts';
import { dutyRouter } from '../features/duty/duty.router.ts';
import { formsRouter } from '../features/forms/forms.router.ts';
import { homeRouter } from '../features/home/home.router.ts';
import { importsRouter } from '../features/imports/imports.router.ts';
import { installedItemsRouter } from '../features/installed-items/installed-items.router.ts';
import { mergesRouter } from '../features/merges/merges.router.ts';
import { handoversRouter } from '../features/handovers/handovers.router.ts';
import { numbersRouter } from '../features/numbers/numbers.router.ts';
import { printsRouter } from '../features/prints/prints.router.ts';
import { outletsRouter } from '../features/outlets/outlets.router.ts';
import { partsRouter } from '../features/parts/parts.router.ts';
import { preferencesRouter } from '../features/preferences/preferences.router.ts';
import { presetsRouter } from '../features/presets/presets.router.ts';
import { projectsRouter } from '../features/projects/projects.router.ts';
import { regionsRouter } from '../features/regions/regions.router.ts';
import { privacyRouter } from '../features/privacy/privacy.router.ts';
import { emptiesRouter } from '../features/empties/empties.router.ts';
import { oldPartsRouter } from '../features/old-parts/old-parts.router.ts';
import { feedbackFormsRouter } from '../features/feedback-forms/feedback-forms.router.ts';
import { approvalsRouter } from '../features/approvals/approvals.router.ts';
import { incidentsRouter } from '../features/incidents/incidents.router.ts';
import { keysRouter } from '../features/keys/keys.router.ts';
import { materialRequestsRouter } from '../features/material-requests/material-requests.router.ts';
import { repairCasesRouter } from '../features/repair-cases/repair-cases.router.ts';
import { reorderingRouter } from '../features/reordering/reordering.router.ts';
import { sparesRouter } from '../features/spares/spares.router.ts';
import { staffAccountsRouter } from '../features/staff-accounts/staff-accounts.router.ts';
import { stocktakesRouter } from '../features/stocktakes/stocktakes.router.ts';
import { toolLedgerRouter } from '../features/tool-ledger/tool-ledger.router.ts';
import { toolPurchasesRouter } from '../features/tool-purchases/tool-purchases.router.ts';
import { toolsRouter } from '../features/tools/tools.router.ts';
import { stockReportsRouter } from '../features/stock-reports/stock-reports.router.ts';
import { reportsRouter } from '../features/reports/reports.router.ts';
import { replacementsRouter } from '../features/replacements/replacements.router.ts';
import { requestsRouter } from '../features/requests/requests.router.ts';
import { seatsRouter } from '../features/seats/seats.router.ts';
import { searchRouter } from '../features/search/search.router.ts';
import { sessionsRouter } from '../features/sessions/sessions.router.ts';
import { settingsRouter } from '../features/settings/settings.router.ts';
import { setupRouter } from '../features/setup/setup.router.ts';
import { staffRouter } from '../features/staff/staff.router.ts';
import { supplierCasesRouter } from '../features/supplier-desk/supplier-desk.router.ts';
import { consignmentsRouter } from '../features/consignments/consignments.router.ts';
import { inquiriesRouter } from '../features/inquiries/inquiries.router.ts';
import { purchaseOrdersRouter } from '../features/purchase-orders/purchase-orders.router.ts';
import { suppliersRouter } from '../features/suppliers/suppliers.router.ts';
import { stockRouter } from '../features/stock/stock.router.ts';
import { tasksRouter } from '../features/tasks/tasks.router.ts';
import { timersRouter } from '../features/timers/timers.router.ts';
import { usersRouter } from '../features/users/users.router.ts';
import { warrantiesRouter } from '../features/warranties/warranties.router.ts';
import { warrantyCardsRouter } from '../features/warranty-cards/warranty-cards.router.ts';
import { wallRouter } from '../features/wall/wall.router.ts';
import { workOrdersRouter } from '../features/work-orders/work-orders.router.ts';
import { router } from './trpc.ts';

/** Everything that can be asked of the application, for both hosts. */
export const appRouter = router({
  setup: setupRouter,
  auth: authRouter,
  sessions: sessionsRouter,
  keys: keysRouter,
  seats: seatsRouter,
  users: usersRouter,
  staff: staffRouter,
  settings: settingsRouter,
  preferences: preferencesRouter,
  drafts: draftsRouter,
  audit: auditRouter,
  care: careRouter,
  backups: backupsRouter,
  database: databaseRouter,
  home: homeRouter,
  search: searchRouter,
  customers: customersRouter,
  merges: mergesRouter,
  projects: projectsRouter,
  presets: presetsRouter,
  warrantyCards: warrantyCardsRouter,
  regions: regionsRouter,
  outlets: outletsRouter,
  calendars: calendarsRouter,
  installedItems: installedItemsRouter,
  warranties: warrantiesRouter,
  calls: callsRouter,
  requests: requestsRouter,
  repairCases: repairCasesRouter,
  attachments: attachmentsRouter,
  approvals: approvalsRouter,
  incidents: incidentsRouter,
  materialRequests: materialRequestsRouter,
  stocktakes: stocktakesRouter,
  tools: toolsRouter,
  toolLedger: toolLedgerRouter,
  toolPurchases: toolPurchasesRouter,
  staffAccounts: staffAccountsRouter,
  feedbackForms: feedbackFormsRouter,
  suppliers: suppliersRouter,
  purchaseOrders: purchaseOrdersRouter,
  inquiries: inquiriesRouter,
  consignments: consignmentsRouter,
  supplierCases: supplierCasesRouter,
  workOrders: workOrdersRouter,
  appointments: appointmentsRouter,
  board: boardRouter,
  duty: dutyRouter,
  tasks: tasksRouter,
  timers: timersRouter,
  alerts: alertsRouter,
  notices: noticesRouter,
  numbers: numbersRouter,
  prints: printsRouter,
  forms: formsRouter,
  handovers: handoversRouter,
  parts: partsRouter,
  stock: stockRouter,
  replacements: replacementsRouter,
  stockReports: stockReportsRouter,
  reordering: reorderingRouter,
  spares: sparesRouter,
  oldParts: oldPartsRouter,
  empties: emptiesRouter,
  imports: importsRouter,
  privacy: privacyRouter,
  reports: reportsRouter,
  wall: wallRouter,
});

export type AppRouter = typeof appRouter;

type Tree = AppRouter['_def']['record'];
type Path = { [Space in keyof Tree]: `${Space}.${Extract<keyof Tree[Space], string>}` }[keyof Tree];

/** Nothing differs, or what does. */
type Difference<Served, Listed> = [Exclude<Served, Listed> | Exclude<Listed, Served>] extends [never]
  ? true
  : { readonly withoutPermission: Exclude<Served, Listed>; readonly withoutProcedure: Exclude<Listed, Served> };

/** Compiles only while the router and the table of permissions name exactly the same procedures. */
export const everyProcedureHasItsPermission: Difference<Path, ProcedurePath> = true;
