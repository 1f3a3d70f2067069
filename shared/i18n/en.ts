import { auth } from './en/auth.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import type { Catalogue } from './index.ts';

/** All English texts; the same namespaces as `zh-CN.ts`, or it does not compile. */
export const en = {
  auth,
  common,
  errors,
} satisfies Catalogue;
