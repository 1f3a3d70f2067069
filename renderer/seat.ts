import i18next from 'i18next';
import { desktopBridge } from './bridge.ts';

/** How this seat calls itself in the list of signed-in devices. */
export function seatName(): string {
  const agent = navigator.userAgent;
  const system = [/Windows/, /Mac OS/, /Android/, /iPhone|iPad/, /Linux/].map((one) => one.exec(agent)?.[0]).find(Boolean) ?? '';
  return `${desktopBridge() ? i18next.t('auth:seatDesktop') : i18next.t('auth:seatBrowser')} ${system}`.trim();
}
