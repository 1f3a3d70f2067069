import { appointments } from './en/appointments.ts';
import { board } from './en/board.ts';
import { staffPlans } from './en/staff-plans.ts';
import { reports } from './en/reports.ts';
import { wall } from './en/wall.ts';
import { database } from './en/database.ts';
import { seats } from './en/seats.ts';
import { timers } from './en/timers.ts';
import { workOrders } from './en/work-orders.ts';
import { print } from './en/print.ts';
import { personFile } from './en/person-file.ts';
import { privacy } from './en/privacy.ts';
import { dispatch } from './en/dispatch.ts';
import { home } from './en/home.ts';
import { catalogue } from './en/catalogue.ts';
import { oldParts } from './en/old-parts.ts';
import { empties } from './en/empties.ts';
import { parts } from './en/parts.ts';
import { imports } from './en/imports.ts';
import { settings } from './en/settings.ts';
import { auth } from './en/auth.ts';
import { backups } from './en/backups.ts';
import { keys } from './en/keys.ts';
import { calendars } from './en/calendars.ts';
import { calls } from './en/calls.ts';
import { care } from './en/care.ts';
import { customerHistory } from './en/customer-history.ts';
import { installedItems } from './en/installed-items.ts';
import { warranties } from './en/warranties.ts';
import { customerFile } from './en/customer-file.ts';
import { customers } from './en/customers.ts';
import { presets } from './en/presets.ts';
import { projects } from './en/projects.ts';
import { attachments } from './en/attachments.ts';
import { notices } from './en/notices.ts';
import { approvals } from './en/approvals.ts';
import { incidents } from './en/incidents.ts';
import { materialRequests } from './en/material-requests.ts';
import { stocktakes } from './en/stocktakes.ts';
import { issuing } from './en/issuing.ts';
import { replacements } from './en/replacements.ts';
import { handovers } from './en/handovers.ts';
import { forms } from './en/forms.ts';
import { paperForms } from './en/paper-forms.ts';
import { numbers } from './en/numbers.ts';
import { prints } from './en/prints.ts';
import { outlets } from './en/outlets.ts';
import { regions } from './en/regions.ts';
import { warrantyCards } from './en/warranty-cards.ts';
import { merges } from './en/merges.ts';
import { intake } from './en/intake.ts';
import { reordering } from './en/reordering.ts';
import { spares } from './en/spares.ts';
import { stockReports } from './en/stock-reports.ts';
import { tools } from './en/tools.ts';
import { toolKits } from './en/tool-kits.ts';
import { toolLosses } from './en/tool-losses.ts';
import { toolPurchases } from './en/tool-purchases.ts';
import { staffAccounts } from './en/staff-accounts.ts';
import { suppliers } from './en/suppliers.ts';
import { purchasing } from './en/purchasing.ts';
import { feedbackForms } from './en/feedback-forms.ts';
import { repairCases } from './en/repair-cases.ts';
import { requestLife } from './en/request-life.ts';
import { requests } from './en/requests.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import type { Catalogue } from './index.ts';

/** All English texts; the same namespaces as `zh-CN.ts`, or it does not compile. */
export const en = {
  workOrders,
  timers,
  reports,
  wall,
  database,
  seats,
  print,
  personFile,
  privacy,
  dispatch,
  board,
  appointments,
  staffPlans,
  auth,
  keys,
  backups,
  common,
  errors,
  settings,
  imports,
  catalogue,
  oldParts,
  empties,
  parts,
  home,
  attachments,
  repairCases,
  feedbackForms,
  suppliers,
  reordering,
  stockReports,
  tools,
  toolKits,
  toolLosses,
  toolPurchases,
  staffAccounts,
  spares,
  purchasing,
  requestLife,
  requests,
  intake,
  customers,
  merges,
  customerFile,
  presets,
  projects,
  notices,
  approvals,
  incidents,
  materialRequests,
  stocktakes,
  forms,
  paperForms,
  numbers,
  prints,
  issuing,
  replacements,
  handovers,
  outlets,
  regions,
  calendars,
  warrantyCards,
  installedItems,
  warranties,
  calls,
  care,
  customerHistory,
} satisfies Catalogue;
