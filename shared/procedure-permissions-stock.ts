import type { Access } from './permissions.ts';

/** Parts and where they lie. */
export const stockProcedures = {
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
} as const satisfies Record<string, Access>;
