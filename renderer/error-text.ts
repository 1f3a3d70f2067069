import type { i18n as I18n } from 'i18next';
import { dynamicText } from './message-key.ts';
import { hostError, isLostReply } from './rpc-error.ts';

/** One calm sentence for an error in the user's language, without the reference number. */
export function errorText(i18n: I18n, error: unknown): string {
  if (isLostReply(error)) return i18n.t('common:error.network');
  const host = hostError(error);
  if (!host?.code) return i18n.t('common:error.unexpected');
  const key = `errors:${host.code}`;
  return i18n.exists(key) ? dynamicText(i18n, key, host.details) : i18n.t('common:error.unexpected');
}

/** The reference number to tell the administrator, if the host gave one. */
export function errorReference(error: unknown): string | undefined {
  return hostError(error)?.ref;
}
