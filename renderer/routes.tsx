import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

export interface Screen {
  /** Path pattern of React Router: `/requests/:id`. */
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every screen comes in its own chunk: one line here for each. */
export const screens: readonly Screen[] = [
  { path: '/intake', page: page(() => import('./features/intake/intake-page.tsx'), 'IntakePage') },
  { path: '/requests', page: page(() => import('./features/requests/requests-page.tsx'), 'RequestsPage') },
  { path: '/requests/:id', page: page(() => import('./features/requests/request-page.tsx'), 'RequestPage') },
  { path: '/customers', page: page(() => import('./features/customers/customers-page.tsx'), 'CustomersPage') },
  { path: '/customers/:id', page: page(() => import('./features/customers/customer-page.tsx'), 'CustomerPage') },
  { path: '/dispatch', page: page(() => import('./features/dispatch/dispatch-page.tsx'), 'DispatchPage') },
  { path: '/work-orders', page: page(() => import('./features/work-orders/work-orders-page.tsx'), 'WorkOrdersPage') },
  { path: '/work-orders/:id', page: page(() => import('./features/work-orders/work-order-page.tsx'), 'WorkOrderPage') },
  { path: '/print/slips', page: page(() => import('./features/print/print-slips-page.tsx'), 'PrintSlipsPage') },
];

/** `page(() => import('./features/requests/requests-page.tsx'), 'RequestsPage')`. */
export function page<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}
