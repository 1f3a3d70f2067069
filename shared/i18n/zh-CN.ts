import { appointments } from './zh-CN/appointments.ts';
import { board } from './zh-CN/board.ts';
import { staffPlans } from './zh-CN/staff-plans.ts';
import { reports } from './zh-CN/reports.ts';
import { wall } from './zh-CN/wall.ts';
import { database } from './zh-CN/database.ts';
import { seats } from './zh-CN/seats.ts';
import { timers } from './zh-CN/timers.ts';
import { workOrders } from './zh-CN/work-orders.ts';
import { print } from './zh-CN/print.ts';
import { personFile } from './zh-CN/person-file.ts';
import { privacy } from './zh-CN/privacy.ts';
import { dispatch } from './zh-CN/dispatch.ts';
import { home } from './zh-CN/home.ts';
import { catalogue } from './zh-CN/catalogue.ts';
import { oldParts } from './zh-CN/old-parts.ts';
import { empties } from './zh-CN/empties.ts';
import { parts } from './zh-CN/parts.ts';
import { imports } from './zh-CN/imports.ts';
import { settings } from './zh-CN/settings.ts';
import { auth } from './zh-CN/auth.ts';
import { backups } from './zh-CN/backups.ts';
import { keys } from './zh-CN/keys.ts';
import { calendars } from './zh-CN/calendars.ts';
import { calls } from './zh-CN/calls.ts';
import { care } from './zh-CN/care.ts';
import { customerHistory } from './zh-CN/customer-history.ts';
import { installedItems } from './zh-CN/installed-items.ts';
import { warranties } from './zh-CN/warranties.ts';
import { customerFile } from './zh-CN/customer-file.ts';
import { customers } from './zh-CN/customers.ts';
import { presets } from './zh-CN/presets.ts';
import { projects } from './zh-CN/projects.ts';
import { attachments } from './zh-CN/attachments.ts';
import { notices } from './zh-CN/notices.ts';
import { approvals } from './zh-CN/approvals.ts';
import { incidents } from './zh-CN/incidents.ts';
import { materialRequests } from './zh-CN/material-requests.ts';
import { stocktakes } from './zh-CN/stocktakes.ts';
import { issuing } from './zh-CN/issuing.ts';
import { replacements } from './zh-CN/replacements.ts';
import { handovers } from './zh-CN/handovers.ts';
import { forms } from './zh-CN/forms.ts';
import { paperForms } from './zh-CN/paper-forms.ts';
import { numbers } from './zh-CN/numbers.ts';
import { prints } from './zh-CN/prints.ts';
import { outlets } from './zh-CN/outlets.ts';
import { regions } from './zh-CN/regions.ts';
import { warrantyCards } from './zh-CN/warranty-cards.ts';
import { merges } from './zh-CN/merges.ts';
import { intake } from './zh-CN/intake.ts';
import { reordering } from './zh-CN/reordering.ts';
import { spares } from './zh-CN/spares.ts';
import { stockReports } from './zh-CN/stock-reports.ts';
import { tools } from './zh-CN/tools.ts';
import { toolKits } from './zh-CN/tool-kits.ts';
import { toolLosses } from './zh-CN/tool-losses.ts';
import { toolPurchases } from './zh-CN/tool-purchases.ts';
import { staffAccounts } from './zh-CN/staff-accounts.ts';
import { suppliers } from './zh-CN/suppliers.ts';
import { purchasing } from './zh-CN/purchasing.ts';
import { feedbackForms } from './zh-CN/feedback-forms.ts';
import { repairCases } from './zh-CN/repair-cases.ts';
import { requestLife } from './zh-CN/request-life.ts';
import { requests } from './zh-CN/requests.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';

/** All Chinese texts, one namespace per feature: a new feature is one import and one line here and in `en.ts`. */
export const zhCN = {
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
};
