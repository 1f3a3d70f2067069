import { workOrders } from './en/work-orders.ts';
import { print } from './en/print.ts';
import { personFile } from './en/person-file.ts';
import { privacy } from './en/privacy.ts';
import { dispatch } from './en/dispatch.ts';
import { home } from './en/home.ts';
import { parts } from './en/parts.ts';
import { imports } from './en/imports.ts';
import { settings } from './en/settings.ts';
import { auth } from './en/auth.ts';
import { calls } from './en/calls.ts';
import { customerHistory } from './en/customer-history.ts';
import { installedItems } from './en/installed-items.ts';
import { warranties } from './en/warranties.ts';
import { customerFile } from './en/customer-file.ts';
import { customers } from './en/customers.ts';
import { projects } from './en/projects.ts';
import { regions } from './en/regions.ts';
import { warrantyCards } from './en/warranty-cards.ts';
import { merges } from './en/merges.ts';
import { intake } from './en/intake.ts';
import { requests } from './en/requests.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import type { Catalogue } from './index.ts';

/** All English texts; the same namespaces as `zh-CN.ts`, or it does not compile. */
export const en = {
  workOrders,
  print,
  personFile,
  privacy,
  dispatch,
  auth,
  common,
  errors,
  settings,
  imports,
  parts,
  home,
  requests,
  intake,
  customers,
  merges,
  customerFile,
  projects,
  regions,
  warrantyCards,
  installedItems,
  warranties,
  calls,
  customerHistory,
} satisfies Catalogue;
