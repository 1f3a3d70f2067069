import type { Role } from './roles.ts';

/** What a role may do. Screens ask `can()`, the router looks the permission of each procedure up in `procedure-permissions.ts`. */
export const rolePermissions = {
  'customers.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'followUpCaller',
    'trackingClerk',
    'serviceManager',
    'generalManager',
    'businessDepartment',
    'dataSteward',
  ],
  'customers.write': ['frontDesk', 'supervisor', 'followUpCaller', 'trackingClerk', 'serviceManager', 'dataSteward'],
  /** Whole phone numbers of customers; everybody else gets them masked. A technician sees those of own open slips all the same. */
  'customers.phones': ['frontDesk', 'supervisor', 'dispatcher', 'followUpCaller', 'trackingClerk', 'serviceManager', 'dataSteward'],
  /** Two customers become one, or two again (R-004-20). */
  'customers.merge': ['supervisor', 'serviceManager', 'dataSteward'],
  'requests.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'followUpCaller',
    'trackingClerk',
    'serviceManager',
    'generalManager',
    'businessDepartment',
    'dataSteward',
  ],
  'requests.log': ['frontDesk', 'supervisor', 'followUpCaller', 'trackingClerk', 'serviceManager'],
  'requests.manage': ['frontDesk', 'supervisor', 'serviceManager'],
  /** R-002-98: what was missed is explained before the job is planned anew, which the dispatcher does too. */
  'requests.explain': ['frontDesk', 'supervisor', 'dispatcher', 'serviceManager'],
  /** Visits agreed with the customer, and the call that confirms them (B-09). */
  'appointments.manage': ['frontDesk', 'supervisor', 'dispatcher', 'serviceManager'],
  'requests.reopen': ['supervisor', 'serviceManager'],
  /** What was escalated is decided by whoever it went up to (R-002-53). */
  'requests.decide': ['supervisor', 'serviceManager', 'generalManager'],
  'workOrders.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'technician',
    'serviceManager',
    'generalManager',
    'businessDepartment',
  ],
  'workOrders.dispatch': ['supervisor', 'dispatcher', 'serviceManager'],
  'workOrders.progress': ['frontDesk', 'supervisor', 'technician', 'serviceManager'],
  'workOrders.handBack': ['supervisor', 'serviceManager'],
  'print.documents': ['frontDesk', 'supervisor', 'dispatcher', 'storekeeper', 'serviceManager'],
  /** What the store asks for, orders and counts: 行政部 buys and witnesses by these papers, and sees no customer's. */
  'print.store': ['frontDesk', 'supervisor', 'dispatcher', 'storekeeper', 'serviceManager', 'adminOffice'],
  /** What became of the shop's papers: numbers, prints, voids, what did not come back (R-001-14, R-000-58). */
  'papers.read': ['frontDesk', 'supervisor', 'dispatcher', 'serviceManager', 'generalManager'],
  /** Hand-over lists: who gives papers and who receives them. */
  'handovers.write': ['frontDesk', 'supervisor', 'dispatcher', 'serviceManager'],
  'parts.read': ['frontDesk', 'supervisor', 'dispatcher', 'storekeeper', 'technician', 'serviceManager', 'generalManager', 'adminOffice'],
  'parts.manage': ['storekeeper', 'supervisor'],
  /** Every movement of what is of high value 台账, whoever it was for (R-000-08). */
  'parts.ledger': ['supervisor', 'storekeeper', 'serviceManager', 'generalManager', 'adminOffice'],
  'stock.receive': ['storekeeper'],
  'stock.issue': ['storekeeper', 'supervisor'],
  /** What goes out of the books for good is said by whoever answers for the store. */
  'stock.scrap': ['supervisor', 'serviceManager'],
  /** Replacement pieces 补换件 (R-000-40): asked for by those at work, decided by the supervisor. */
  'replacements.ask': ['frontDesk', 'supervisor', 'storekeeper', 'technician', 'serviceManager'],
  'replacements.decide': ['supervisor', 'serviceManager'],
  /** Old parts (B-19): a technician sees own ones; the storekeeper takes them in and settles them. */
  'oldParts.read': ['frontDesk', 'supervisor', 'dispatcher', 'storekeeper', 'technician', 'serviceManager', 'generalManager'],
  'oldParts.work': ['storekeeper', 'supervisor', 'serviceManager'],
  'oldParts.manage': ['supervisor', 'serviceManager'],
  /** Empty containers for new ones (R-000-34): handed in to the supervisor or the storekeeper, released by the supervisor alone. */
  'empties.read': ['supervisor', 'storekeeper', 'serviceManager', 'generalManager'],
  'empties.work': ['storekeeper', 'supervisor'],
  'empties.release': ['supervisor', 'serviceManager'],
  /** Renovation repairs (SM-18): customer service, engineering, its manager, the office 总经办. */
  'repairCases.read': ['frontDesk', 'supervisor', 'followUpCaller', 'serviceManager', 'generalManager', 'dataSteward'],
  'repairCases.work': ['frontDesk', 'supervisor', 'serviceManager'],
  'repairCases.engineer': ['supervisor', 'serviceManager'],
  'repairCases.review': ['serviceManager'],
  'repairCases.approve': ['generalManager'],
  /** Quality and safety incidents (SM-04): written by the heads, agreed to by 管理部, instructed by the general manager. */
  'incidents.read': ['frontDesk', 'supervisor', 'serviceManager', 'generalManager', 'businessDepartment', 'dataSteward'],
  'incidents.work': ['supervisor', 'serviceManager'],
  'incidents.sign': ['supervisor', 'serviceManager', 'businessDepartment'],
  'incidents.instruct': ['generalManager'],
  /** What waits for one's own signature (A.1); who may sign, the chain itself says. */
  'approvals.read': ['supervisor', 'serviceManager', 'generalManager', 'businessDepartment'],
  /** Feedback forms (SM-03): who reads, brings, decides them, and who takes the goods in. */
  'feedbackForms.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'followUpCaller',
    'serviceManager',
    'generalManager',
    'businessDepartment',
  ],
  'feedbackForms.submit': ['frontDesk', 'supervisor', 'dispatcher', 'followUpCaller', 'serviceManager'],
  'feedbackForms.decide': ['supervisor', 'serviceManager'],
  'feedbackForms.receive': ['supervisor', 'storekeeper', 'serviceManager'],
  /** Suppliers, what is sent to them and what comes: the storekeeper does the purchasing (R-003-56). */
  'suppliers.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'followUpCaller',
    'serviceManager',
    'generalManager',
    'businessDepartment',
    'adminOffice',
  ],
  'suppliers.manage': ['supervisor', 'storekeeper', 'serviceManager', 'adminOffice'],
  /** Material requests (SM-07): a technician writes and sees own ones; 行政部 buys and books in what was bought (R-000-32, R-000-33). */
  'materialRequests.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'technician',
    'serviceManager',
    'generalManager',
    'adminOffice',
  ],
  'materialRequests.write': ['frontDesk', 'supervisor', 'storekeeper', 'technician', 'serviceManager'],
  'materialRequests.sign': ['supervisor', 'serviceManager'],
  'materialRequests.work': ['frontDesk', 'supervisor', 'storekeeper', 'technician', 'serviceManager', 'adminOffice'],
  'materialRequests.bookIn': ['storekeeper', 'adminOffice'],
  'materialRequests.endShort': ['storekeeper', 'supervisor', 'adminOffice'],
  /** What should be ordered, and the figures of the store. */
  'reordering.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  'reordering.manage': ['storekeeper', 'supervisor'],
  'stockReports.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  /** Inquiries, orders and consignments: the storekeeper and the supervisor buy, the service manager agrees above the shop's amount. */
  'purchasing.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  'purchasing.write': ['storekeeper', 'supervisor'],
  'purchasing.receive': ['storekeeper'],
  'purchasing.approve': ['serviceManager'],
  /** Stocktakes (SM-10): the store counts, 行政部 witnesses 监盘, supervisor and manager approve (R-000-24, R-000-36, R-000-66). */
  'stocktakes.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  'stocktakes.start': ['storekeeper', 'supervisor', 'serviceManager'],
  'stocktakes.count': ['storekeeper', 'supervisor', 'adminOffice'],
  'stocktakes.witness': ['adminOffice'],
  'stocktakes.explain': ['storekeeper', 'supervisor'],
  'stocktakes.approve': ['supervisor', 'serviceManager'],
  /** Tools (R-000-41, R-000-62..-82): the storekeeper keeps and gives them out, the supervisor manages them and decides what is paid. */
  'tools.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  'tools.manage': ['storekeeper', 'supervisor'],
  'tools.issue': ['storekeeper', 'supervisor'],
  'tools.decide': ['supervisor', 'serviceManager'],
  /** SM-09: the supervisor fills the form, manager and general manager sign, 行政部 sends it and keeps the ledger (R-000-62, R-000-64). */
  'toolPurchases.fill': ['supervisor'],
  'toolPurchases.sign': ['serviceManager', 'generalManager'],
  'toolPurchases.send': ['supervisor', 'adminOffice'],
  'toolPurchases.book': ['adminOffice'],
  /** What people owe for tools, their deposits and deductions. */
  'staffAccounts.read': ['storekeeper', 'supervisor', 'serviceManager', 'generalManager', 'adminOffice'],
  'staffAccounts.book': ['storekeeper', 'supervisor', 'adminOffice'],
  'staffAccounts.decide': ['supervisor', 'serviceManager'],
  'data.import': ['supervisor', 'serviceManager', 'administrator'],
  /** Lists with names, phones and addresses: those who answer for the customers. */
  'data.export': ['supervisor', 'serviceManager', 'generalManager'],
  /** The storekeeper takes along what the store holds, and nobody's address. */
  'parts.export': ['supervisor', 'storekeeper', 'serviceManager', 'generalManager', 'adminOffice'],
  'staff.read': [
    'frontDesk',
    'supervisor',
    'dispatcher',
    'storekeeper',
    'followUpCaller',
    'trackingClerk',
    'technician',
    'serviceManager',
    'generalManager',
    'businessDepartment',
    'adminOffice',
    'administrator',
    'dataSteward',
  ],
  /** Who does a task, among those who hold its role. */
  'tasks.assign': ['supervisor', 'serviceManager'],
  /** Badge, post, probation and day wage of people (B-47). */
  'staff.manage': ['supervisor', 'serviceManager', 'adminOffice', 'administrator'],
  /** Training, absence and the duty roster. */
  'staff.plan': ['supervisor', 'serviceManager', 'administrator'],
  'users.manage': ['administrator'],
  /** The machine and the data: diagnosis, clock, check of all projections. */
  'care.manage': ['administrator'],
  /** The recovery code of the shop's data: who holds it can open everything (F103). */
  'keys.manage': ['administrator'],
  /** Backups hold everything of everybody: whoever answers for the machine sees to them, and nobody else brings one back. */
  'backups.read': ['administrator', 'serviceManager', 'generalManager'],
  'backups.manage': ['administrator'],
  'backups.restore': ['administrator'],
  /** Which machines of the LAN work with this host, and how safely. */
  'seats.manage': ['administrator'],
  'settings.manage': ['administrator', 'serviceManager'],
  /** Where the data of the shop stand, and moving them. */
  'database.manage': ['administrator'],
  /** Preset and calendar that a customer's or a project's contract names (R-002-63). */
  'contracts.manage': ['supervisor', 'serviceManager'],
  /** Who represents which region (R-002-56). */
  'regions.manage': ['supervisor', 'serviceManager', 'administrator'],
  /** Centres, sub-centres and branches of the shop (R-002-75). */
  'outlets.manage': ['supervisor', 'serviceManager', 'administrator'],
  /** Taking the trail out of the shop, and having it checked: owner and administrator. */
  'audit.manage': ['administrator', 'generalManager'],
  'audit.read': ['administrator', 'serviceManager', 'generalManager', 'dataSteward'],
  /** The tables of the day and week 报表: how the work goes and how each person does. */
  'reports.read': ['supervisor', 'serviceManager', 'generalManager'],
  /** Asking customers what their data may be used for, and taking their privacy requests. */
  'privacy.consent': ['frontDesk', 'supervisor', 'followUpCaller', 'trackingClerk', 'serviceManager', 'dataSteward'],
  /** The data steward 客户信息管理岗. */
  'privacy.manage': ['dataSteward', 'serviceManager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rolePermissions;

/** `public`: anybody, before signing in. `signedIn`: any user whose session is neither locked nor ended. `session`: also a locked one. */
export type Access = Permission | 'public' | 'signedIn' | 'session';

/** May somebody with these roles do this? */
export function can(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = rolePermissions[permission];
  return held.some((role) => allowed.includes(role));
}

/** A technician sees and works on own slips only (R-000-84), unless another role of theirs holds the permission too. */
export function isOwnSlipsOnly(held: readonly Role[], permission: Permission): boolean {
  return !can(
    held.filter((role) => role !== 'technician'),
    permission,
  );
}
