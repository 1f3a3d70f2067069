import { workOrders } from './zh-CN/work-orders.ts';
import { print } from './zh-CN/print.ts';
import { personFile } from './zh-CN/person-file.ts';
import { privacy } from './zh-CN/privacy.ts';
import { dispatch } from './zh-CN/dispatch.ts';
import { home } from './zh-CN/home.ts';
import { parts } from './zh-CN/parts.ts';
import { imports } from './zh-CN/imports.ts';
import { settings } from './zh-CN/settings.ts';
import { auth } from './zh-CN/auth.ts';
import { calls } from './zh-CN/calls.ts';
import { customerHistory } from './zh-CN/customer-history.ts';
import { installedItems } from './zh-CN/installed-items.ts';
import { warranties } from './zh-CN/warranties.ts';
import { customerFile } from './zh-CN/customer-file.ts';
import { customers } from './zh-CN/customers.ts';
import { projects } from './zh-CN/projects.ts';
import { regions } from './zh-CN/regions.ts';
import { warrantyCards } from './zh-CN/warranty-cards.ts';
import { merges } from './zh-CN/merges.ts';
import { intake } from './zh-CN/intake.ts';
import { requests } from './zh-CN/requests.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';

/** All Chinese texts, one namespace per feature: a new feature is one import and one line here and in `en.ts`. */
export const zhCN = {
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
};
