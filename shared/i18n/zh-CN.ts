import { auth } from './zh-CN/auth.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';

/** All Chinese texts, one namespace per feature: a new feature is one import and one line here and in `en.ts`. */
export const zhCN = {
  auth,
  common,
  errors,
};
