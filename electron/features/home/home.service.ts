import { waitingApprovalsInput } from '../../../shared/approvals.ts';
import { can } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { HomeSummary } from '../../../shared/home.ts';
import { noticeListInput } from '../../../shared/notices.ts';
import { oldPartListInput } from '../../../shared/old-parts.ts';
import { partListInput } from '../../../shared/parts.ts';
import { requestListInput } from '../../../shared/requests.ts';
import { undispatchedStates } from '../../../shared/request-lifecycle.ts';
import { supplierCaseListInput } from '../../../shared/suppliers.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import { taskListInput } from '../../../shared/tasks.ts';
import { workOrderListInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { listNotices } from '../notices/notices.service.ts';
import { listUndecided } from '../feedback-forms/feedback-forms.service.ts';
import { listWaitingApprovals } from '../approvals/approvals-waiting.service.ts';
import { readIncidentFigures } from '../incidents/incidents.service.ts';
import { readStocktakeFigures } from '../stocktakes/stocktake-months.service.ts';
import { readMaterialFigures } from '../material-requests/material-requests.service.ts';
import { listOldParts, readOldPartFigures } from '../old-parts/old-parts.service.ts';
import { countPrivacyFigures } from '../privacy/tasks.service.ts';
import { countPartList } from '../parts/parts.service.ts';
import { listDueSoon } from '../requests/requests-due.service.ts';
import { listRequests } from '../requests/requests.service.ts';
import { listSupplierCases } from '../suppliers/supplier-cases.service.ts';
import { listTasks } from '../tasks/tasks.service.ts';
import { readToolFigures } from '../tools/tool-figures.service.ts';
import { listNotHandedBack, listWorkOrders } from '../work-orders/work-orders.service.ts';
import { countToday, countWaitingSlips } from './home.repository.ts';

/** The first screen by role: a list is empty where the role has no business with it. */
export async function summarizeHome(context: ActorContext): Promise<HomeSummary> {
  const { actor, app, db, now } = context;
  const may = (permission: Permission) => can(actor.roles, permission);
  const zone = await readZone(app);
  const day = dayOf(now, zone);
  const seesRequests = may('requests.read');
  const requests = async (input: object) => (seesRequests ? (await listRequests(context, requestListInput.parse(input))).rows : []);
  return {
    today: seesRequests ? await countToday(db, day, startOfDay(day, zone)) : { calls: 0, dispatched: 0, resolved: 0 },
    undispatched: await requests({ states: undispatchedStates, needsSlip: true, sort: 'urgency', limit: 20 }),
    dueSoon: seesRequests ? await listDueSoon(context, 20) : [],
    toTell: await requests({ states: ['resolved'], limit: 20 }),
    escalated: (await requests({ life: 'escalated', limit: 100 })).filter(({ escalatedTo }) =>
      actor.roles.some((role) => role === escalatedTo),
    ),
    noOwner: may('requests.reopen') ? await requests({ life: 'noOwner', limit: 20 }) : [],
    held: may('requests.reopen') ? await requests({ life: 'held', limit: 20 }) : [],
    unexplained: may('requests.explain') ? await requests({ life: 'unexplained', limit: 20 }) : [],
    tasks: (await listTasks(context, taskListInput.parse({ limit: 20 }))).rows,
    undecidedForms: may('feedbackForms.decide') ? await listUndecided(context, 20) : [],
    lateSupplierAnswers: may('suppliers.manage')
      ? (await listSupplierCases(context, supplierCaseListInput.parse({ show: 'late', limit: 20 }))).rows
      : [],
    notHandedBack: may('workOrders.handBack') ? (await listNotHandedBack(context, { day })).slice(0, 20) : [],
    mySlips:
      actor.staffId === null
        ? []
        : (
            await listWorkOrders(
              context,
              workOrderListInput.parse({ states: unfinishedStates, staffId: actor.staffId, sort: 'planned', limit: 20 }),
            )
          ).rows,
    slipsWaitingForParts: may('parts.read') ? await countWaitingSlips(db) : 0,
    shortItems: may('parts.read') ? (await countPartList(context, partListInput.parse({ isShort: true }))).total : 0,
    lateOldParts: may('oldParts.work') ? (await listOldParts(context, oldPartListInput.parse({ show: 'late', limit: 20 }))).rows : [],
    oldParts: may('oldParts.work') ? await readOldPartFigures(context) : null,
    notices: (await listNotices(context, noticeListInput.parse({ limit: 20 }))).rows,
    incidents: may('incidents.read') ? await readIncidentFigures(context) : null,
    materials: may('materialRequests.bookIn') || may('materialRequests.sign') ? await readMaterialFigures(context) : null,
    stocktakes: may('stocktakes.read') ? await readStocktakeFigures(context) : null,
    tools: may('tools.read') && may('tools.issue') ? await readToolFigures(context) : null,
    toSign: may('approvals.read') ? (await listWaitingApprovals(context, waitingApprovalsInput.parse({ limit: 100 }))).rows.length : 0,
    privacy: await countPrivacyFigures(context),
  };
}
