import type { i18n as I18n } from 'i18next';
import { dynamicText } from './message-key.ts';
import { hostError, isLostReply } from './rpc-error.ts';
import type { HostError } from './rpc-error.ts';

/** One calm sentence for an error in the user's language, without the reference number. */
export function errorText(i18n: I18n, error: unknown): string {
  if (isLostReply(error)) return i18n.t('common:error.network');
  const host = hostError(error);
  if (host && Object.keys(host.fields).length > 0 && !host.code) return i18n.t('common:error.checkFields');
  if (!host?.code) return i18n.t('common:error.unexpected');
  return dynamicText(i18n, textKey(i18n, host), textValues(i18n, host.details));
}

/** The same for a refusal that came as data. */
export function errorTextOf(i18n: I18n, { code, details }: Pick<HostError, 'details'> & { readonly code: string }): string {
  const known = [`errors:variant.${code}.${String(details['reason'])}`, `errors:code.${code}`].find((key) => i18n.exists(key));
  return known === undefined ? i18n.t('common:error.unexpected') : dynamicText(i18n, known, textValues(i18n, details));
}

/** The reference number to tell the administrator, if the host gave one. */
export function errorReference(error: unknown): string | undefined {
  return hostError(error)?.ref;
}

/** The closest text for a refusal: by its guard, weakness, refusal, reason or kind, else by its code. */
function textKey(i18n: I18n, { code, details }: HostError): string {
  const variants = [details['guard'], details['weakness'], details['refusal'], details['reason'], details['what']];
  const known = variants.map((variant) => `errors:variant.${code}.${String(variant)}`).find((key) => i18n.exists(key));
  return known ?? `errors:code.${code}`;
}

function textValues(i18n: I18n, details: HostError['details']): Readonly<Record<string, unknown>> {
  const thing = `errors:thing.${String(details['what'])}`;
  const values = Object.entries(details).map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : value]);
  return { ...Object.fromEntries(values), thing: dynamicText(i18n, i18n.exists(thing) ? thing : 'errors:thing.other') };
}
