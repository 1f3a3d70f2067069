import { workOrders } from './en/work-orders.ts';
import { print } from './en/print.ts';
import { dispatch } from './en/dispatch.ts';
import { home } from './en/home.ts';
import { parts } from './en/parts.ts';
import { imports } from './en/imports.ts';
import { settings } from './en/settings.ts';
import { auth } from './en/auth.ts';
import { customers } from './en/customers.ts';
import { intake } from './en/intake.ts';
import { requests } from './en/requests.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import type { Catalogue } from './index.ts';

/** All English texts; the same namespaces as `zh-CN.ts`, or it does not compile. */
export const en = {
  workOrders,
  print,
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
} satisfies Catalogue;
