import type { Role } from './roles.ts';

/** What a role may do. Screens ask `can()`, the router looks the permission of each procedure up in `procedurePermissions`. */
export const rolePermissions = {
  'customers.read': ['frontDesk', 'supervisor', 'storekeeper', 'followUpCaller', 'serviceManager', 'generalManager'],
  'customers.write': ['frontDesk', 'supervisor', 'followUpCaller', 'serviceManager'],
  'requests.read': ['frontDesk', 'supervisor', 'storekeeper', 'followUpCaller', 'serviceManager', 'generalManager'],
  'requests.log': ['frontDesk', 'supervisor', 'followUpCaller', 'serviceManager'],
  'requests.manage': ['frontDesk', 'supervisor', 'serviceManager'],
  'requests.reopen': ['supervisor', 'serviceManager'],
  'workOrders.read': ['frontDesk', 'supervisor', 'storekeeper', 'technician', 'serviceManager', 'generalManager'],
  'workOrders.dispatch': ['supervisor', 'serviceManager'],
  'workOrders.progress': ['frontDesk', 'supervisor', 'technician', 'serviceManager'],
  'workOrders.handBack': ['supervisor', 'serviceManager'],
  'print.documents': ['frontDesk', 'supervisor', 'storekeeper', 'serviceManager'],
  'parts.read': ['frontDesk', 'supervisor', 'storekeeper', 'technician', 'serviceManager', 'generalManager'],
  'parts.manage': ['storekeeper', 'supervisor'],
  'stock.receive': ['storekeeper'],
  'stock.issue': ['storekeeper', 'supervisor'],
  'data.import': ['supervisor', 'serviceManager', 'administrator'],
  /** Lists with names, phones and addresses: those who answer for the customers. */
  'data.export': ['supervisor', 'serviceManager', 'generalManager'],
  /** The storekeeper takes along what the store holds, and nobody's address. */
  'parts.export': ['supervisor', 'storekeeper', 'serviceManager', 'generalManager'],
  'staff.read': [
    'frontDesk',
    'supervisor',
    'storekeeper',
    'followUpCaller',
    'technician',
    'serviceManager',
    'generalManager',
    'administrator',
  ],
  'users.manage': ['administrator'],
  'settings.manage': ['administrator', 'serviceManager'],
  'audit.read': ['administrator', 'serviceManager', 'generalManager'],
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

/**
 * The one table of access: every procedure of the router, by its path. A procedure without a line here does not compile
 * (see `electron/rpc/router.ts`), a line without a procedure neither.
 */
export const procedurePermissions = {
  'setup.status': 'public',
  'setup.run': 'public',
  'auth.signIn': 'public',
  'auth.me': 'public',
  'auth.signOut': 'session',
  'auth.lock': 'session',
  'auth.unlock': 'session',
  'auth.changePassword': 'signedIn',
  'sessions.list': 'signedIn',
  'sessions.revoke': 'signedIn',
  'users.list': 'users.manage',
  'users.create': 'users.manage',
  'users.update': 'users.manage',
  'users.resetPassword': 'users.manage',
  'staff.list': 'staff.read',
  'staff.create': 'users.manage',
  'staff.update': 'users.manage',
  'settings.get': 'signedIn',
  'settings.updateShop': 'settings.manage',
  'settings.updatePromise': 'settings.manage',
  'preferences.get': 'signedIn',
  'preferences.set': 'signedIn',
  'drafts.list': 'signedIn',
  'drafts.save': 'signedIn',
  'drafts.discard': 'signedIn',
  'audit.list': 'audit.read',
  'home.summary': 'signedIn',
  'search.everything': 'signedIn',
  'customers.lookup': 'customers.read',
  'customers.caller': 'customers.read',
  'customers.list': 'customers.read',
  'customers.count': 'customers.read',
  'customers.get': 'customers.read',
  'customers.create': 'customers.write',
  'customers.update': 'customers.write',
  'customers.addItem': 'customers.write',
  'customers.updateItem': 'customers.write',
  'customers.addTalk': 'customers.write',
  'customers.export': 'data.export',
  'requests.list': 'requests.read',
  'requests.count': 'requests.read',
  'requests.get': 'requests.read',
  'requests.duplicates': 'requests.log',
  'requests.log': 'requests.log',
  'requests.update': 'requests.manage',
  'requests.acknowledge': 'requests.manage',
  'requests.resolve': 'requests.manage',
  'requests.tell': 'requests.manage',
  'requests.archive': 'requests.manage',
  'requests.reopen': 'requests.reopen',
  'requests.void': 'requests.manage',
  'requests.export': 'data.export',
  'workOrders.list': 'workOrders.read',
  'workOrders.count': 'workOrders.read',
  'workOrders.get': 'workOrders.read',
  'workOrders.dispatch': 'workOrders.dispatch',
  'workOrders.accept': 'workOrders.progress',
  'workOrders.depart': 'workOrders.progress',
  'workOrders.arrive': 'workOrders.progress',
  'workOrders.finish': 'workOrders.progress',
  'workOrders.sign': 'workOrders.progress',
  'workOrders.recordResult': 'workOrders.progress',
  'workOrders.reschedule': 'workOrders.dispatch',
  'workOrders.reassign': 'workOrders.dispatch',
  'workOrders.handBack': 'workOrders.handBack',
  'workOrders.archive': 'workOrders.handBack',
  'workOrders.void': 'workOrders.dispatch',
  'workOrders.dispatchLog': 'workOrders.read',
  'workOrders.notHandedBack': 'workOrders.read',
  'workOrders.unmatched': 'workOrders.read',
  'workOrders.printData': 'print.documents',
  'workOrders.recordPrint': 'print.documents',
  'workOrders.logPrintData': 'print.documents',
  'workOrders.recordLogPrint': 'print.documents',
  'workOrders.export': 'data.export',
  'parts.list': 'parts.read',
  'parts.count': 'parts.read',
  'parts.get': 'parts.read',
  'parts.find': 'parts.read',
  'parts.places': 'parts.read',
  'parts.create': 'parts.manage',
  'parts.update': 'parts.manage',
  'parts.createPlace': 'parts.manage',
  'parts.moves': 'parts.read',
  'parts.waitingSlips': 'parts.read',
  'parts.demand': 'workOrders.progress',
  'parts.export': 'parts.export',
  'stock.receive': 'stock.receive',
  'stock.issue': 'stock.issue',
  'stock.return': 'stock.issue',
  'stock.reverse': 'stock.issue',
  'stock.check': 'parts.read',
  'imports.upload': 'data.import',
  'imports.preview': 'data.import',
  'imports.run': 'data.import',
  'imports.progress': 'data.import',
  'imports.cancel': 'data.import',
} as const satisfies Record<string, Access>;

export type ProcedurePath = keyof typeof procedurePermissions;
