import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

export interface Screen {
  /** Path pattern of React Router: `/requests/:id`. */
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every screen comes in its own chunk: one line here for each. */
export const screens: readonly Screen[] = [
  { path: '/', page: page(() => import('./features/home/home-page.tsx'), 'HomePage') },
  { path: '/parts', page: page(() => import('./features/parts/parts-page.tsx'), 'PartsPage') },
  { path: '/parts/:id', page: page(() => import('./features/parts/part-page.tsx'), 'PartPage') },
  { path: '/parts/waiting', page: page(() => import('./features/stock/waiting-page.tsx'), 'WaitingPage') },
  { path: '/parts/receive', page: page(() => import('./features/stock/receive-page.tsx'), 'ReceivePage') },
  { path: '/parts/issue', page: page(() => import('./features/stock/issue-page.tsx'), 'IssuePage') },
  { path: '/parts/issue/:id', page: page(() => import('./features/stock/issue-page.tsx'), 'IssuePage') },
  { path: '/parts/return', page: page(() => import('./features/stock/return-page.tsx'), 'ReturnPage') },
  { path: '/parts/return/:id', page: page(() => import('./features/stock/return-page.tsx'), 'ReturnPage') },
  { path: '/parts/moves', page: page(() => import('./features/stock/moves-page.tsx'), 'MovesPage') },
  { path: '/parts/check', page: page(() => import('./features/stock/check-page.tsx'), 'CheckPage') },
  { path: '/imports', page: page(() => import('./features/imports/imports-page.tsx'), 'ImportsPage') },
  { path: '/settings', page: page(() => import('./features/settings/settings-page.tsx'), 'SettingsPage') },
  { path: '/settings/account', page: page(() => import('./features/settings/account-page.tsx'), 'AccountPage') },
  { path: '/settings/sessions', page: page(() => import('./features/sessions/sessions-page.tsx'), 'SessionsPage') },
  { path: '/settings/shop', page: page(() => import('./features/settings/shop-page.tsx'), 'ShopPage') },
  { path: '/settings/promise', page: page(() => import('./features/settings/promise-page.tsx'), 'PromisePage') },
  { path: '/settings/keyCustomers', page: page(() => import('./features/settings/key-customers-page.tsx'), 'KeyCustomersPage') },
  { path: '/settings/customerFields', page: page(() => import('./features/settings/customer-fields-page.tsx'), 'CustomerFieldsPage') },
  { path: '/settings/regions', page: page(() => import('./features/regions/regions-page.tsx'), 'RegionsPage') },
  { path: '/settings/users', page: page(() => import('./features/users/users-page.tsx'), 'UsersPage') },
  { path: '/settings/staff', page: page(() => import('./features/users/staff-page.tsx'), 'StaffPage') },
  { path: '/settings/audit', page: page(() => import('./features/audit/audit-page.tsx'), 'AuditPage') },
  { path: '/settings/privacyPolicy', page: page(() => import('./features/privacy/policy-page.tsx'), 'PolicyPage') },
  { path: '/settings/privacyAsk', page: page(() => import('./features/privacy/ask-page.tsx'), 'ConsentToAskPage') },
  { path: '/settings/privacyRequests', page: page(() => import('./features/privacy/requests-page.tsx'), 'PrivacyRequestsPage') },
  { path: '/settings/privacyRequests/:id', page: page(() => import('./features/privacy/request-page.tsx'), 'PrivacyRequestPage') },
  { path: '/settings/privacyReview', page: page(() => import('./features/privacy/review-page.tsx'), 'ReviewPage') },
  { path: '/settings/privacyAccess', page: page(() => import('./features/privacy/access-page.tsx'), 'AccessPage') },
  { path: '/print/notice', page: page(() => import('./features/print/print-notice-page.tsx'), 'PrintNoticePage') },
  { path: '/intake', page: page(() => import('./features/intake/intake-page.tsx'), 'IntakePage') },
  { path: '/requests', page: page(() => import('./features/requests/requests-page.tsx'), 'RequestsPage') },
  { path: '/requests/:id', page: page(() => import('./features/requests/request-page.tsx'), 'RequestPage') },
  { path: '/customers', page: page(() => import('./features/customers/customers-page.tsx'), 'CustomersPage') },
  { path: '/items/:id', page: page(() => import('./features/installed-items/item-page.tsx'), 'ItemPage') },
  { path: '/warranties', page: page(() => import('./features/warranties/expiry-page.tsx'), 'ExpiryPage') },
  { path: '/customers/duplicates', page: page(() => import('./features/merges/duplicates-page.tsx'), 'DuplicatesPage') },
  { path: '/customers/merge', page: page(() => import('./features/merges/merge-page.tsx'), 'MergePage') },
  { path: '/customers/merges', page: page(() => import('./features/merges/merges-page.tsx'), 'MergesPage') },
  { path: '/customers/bad-phones', page: page(() => import('./features/customers/bad-phones-page.tsx'), 'BadPhonesPage') },
  { path: '/customers/files', page: page(() => import('./features/customers/files-page.tsx'), 'FilesPage') },
  { path: '/customers/:id', page: page(() => import('./features/customers/customer-page.tsx'), 'CustomerPage') },
  { path: '/calls', page: page(() => import('./features/calls/calls-page.tsx'), 'CallsPage') },
  { path: '/projects', page: page(() => import('./features/projects/projects-page.tsx'), 'ProjectsPage') },
  { path: '/projects/new', page: page(() => import('./features/projects/project-form-page.tsx'), 'NewProjectPage') },
  { path: '/projects/:id', page: page(() => import('./features/projects/project-page.tsx'), 'ProjectPage') },
  { path: '/projects/:id/edit', page: page(() => import('./features/projects/project-form-page.tsx'), 'EditProjectPage') },
  { path: '/warranty-cards/new', page: page(() => import('./features/warranty-cards/card-form-page.tsx'), 'CardFormPage') },
  { path: '/warranty-cards/:id', page: page(() => import('./features/warranty-cards/card-page.tsx'), 'CardPage') },
  { path: '/dispatch', page: page(() => import('./features/dispatch/dispatch-page.tsx'), 'DispatchPage') },
  { path: '/work-orders', page: page(() => import('./features/work-orders/work-orders-page.tsx'), 'WorkOrdersPage') },
  { path: '/work-orders/:id', page: page(() => import('./features/work-orders/work-order-page.tsx'), 'WorkOrderPage') },
  { path: '/print/slips', page: page(() => import('./features/print/print-slips-page.tsx'), 'PrintSlipsPage') },
  { path: '/print/calls', page: page(() => import('./features/print/print-register-page.tsx'), 'PrintRegisterPage') },
  { path: '/print/card', page: page(() => import('./features/print/print-card-page.tsx'), 'PrintCardPage') },
  { path: '/print/customer-file', page: page(() => import('./features/print/print-cover-page.tsx'), 'PrintCoverPage') },
  { path: '/print/log', page: page(() => import('./features/print/print-log-page.tsx'), 'PrintLogPage') },
];

/** `page(() => import('./features/requests/requests-page.tsx'), 'RequestsPage')`. */
function page<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}
