import { errors as english } from './en/errors.ts';
import { translate } from './translate.ts';
import type { Language } from './types.ts';
import { errors as chinese } from './zh-CN/errors.ts';

/** What a refusal says outside the interface, e.g. when a program cannot start: the closest text for its reason, else for its code. */
export function refusalText(language: Language, code: string, details: Readonly<Record<string, unknown>>): string {
  const errors = language === 'zh-CN' ? chinese : english;
  const values = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
  const closer = `variant.${code}.${String(details['reason'])}`;
  const text = translate(errors, closer, values);
  return text === closer ? translate(errors, `code.${code}`, values) : text;
}
