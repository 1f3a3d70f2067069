import type { i18n as I18n } from 'i18next';

type Values = Readonly<Record<string, unknown>>;

/** A translation key with its values in one string, for places that can carry only a string (a zod or form message). */
export function messageKey(key: string, values?: Values): string {
  return values ? `${key}|${JSON.stringify(values)}` : key;
}

/**
 * The text for a message key (`'common:validation.tooLong|{"max":20}'`) or for the bare word of a shared schema (`unstorableText`, `required`).
 * Anything else is shown as it is.
 */
export function messageText(i18n: I18n, message: string): string {
  const bar = message.indexOf('|');
  const key = bar < 0 ? message : message.slice(0, bar);
  const known = [key, `common:validation.${key}`, `errors:code.${key}`].find((one) => one.includes(':') && i18n.exists(one));
  if (known === undefined) return message;
  return dynamicText(i18n, known, bar < 0 ? {} : parseValues(message.slice(bar + 1)));
}

/** Translates a key that is only known at run time (an error code, a navigation label); typed keys go through `useTranslation`. */
export function dynamicText(i18n: I18n, key: string, values: Values = {}): string {
  const translate = i18n.t as (key: string, values: Values) => string;
  return translate(key, values);
}

function parseValues(json: string): Values {
  try {
    const values: unknown = JSON.parse(json);
    return typeof values === 'object' && values !== null ? (values as Values) : {};
  } catch {
    return {}; // a message that merely contains a bar: it has no values
  }
}
