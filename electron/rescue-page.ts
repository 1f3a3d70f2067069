import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import { translate } from '../shared/i18n/translate.ts';
import type { Language } from '../shared/i18n/types.ts';
import type { RescueBackup } from './features/backups/rescue.service.ts';
import { commonHeaders, newNonce } from './rpc/csp.ts';
import type { StaticAnswer } from './rpc/static-files.ts';

export const rescueCodes = ['databaseDamaged', 'databaseGone', 'keyMissing'] as const;
/** Why the shop's data cannot be opened, where a backup can help. */
export type RescueCode = (typeof rescueCodes)[number];

export interface RescueScene {
  readonly texts: DesktopTexts;
  readonly language: Language;
  readonly code: RescueCode;
  readonly file: string;
  readonly backups: readonly RescueBackup[];
  /** Goes with each form, so that no other page can send one. */
  readonly token: string;
}

export type RescueAnswer = StaticAnswer;

/** Nothing to see. */
export function emptyAnswer(status: number): RescueAnswer {
  return { status, headers: { ...commonHeaders, 'cache-control': 'no-store' }, body: new Uint8Array() };
}

/** What is wrong, and the good backups, each with a button (the first of two clicks). */
export function listPage(scene: RescueScene, failed = ''): RescueAnswer {
  const { texts, code, file, backups } = scene;
  const said = texts.rescue;
  const problem = failed === '' ? '' : `<p class="wrong" role="alert">${escaped(failed)}</p>`;
  const rows = backups.map((backup) => rowOf(scene, backup)).join('');
  const found =
    backups.length === 0
      ? `<p>${escaped(translate({ none: said.none }, 'none', { file }))}</p>`
      : `<p>${escaped(said.what)}</p><table><thead><tr><th>${escaped(said.takenAt)}</th><th>${escaped(said.holds)}</th><th>${escaped(said.place)}</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
  const unlock = code === 'keyMissing' ? unlockForm(scene) : '';
  return page(
    scene,
    `${problem}<p>${escaped(said.why[code])}</p><p class="file">${escaped(file)}</p>${unlock}${found}<p><a href="/">${escaped(said.refresh)}</a></p>`,
  );
}

/** Asks once more, with what follows from it (the second click). */
export function confirmPage(scene: RescueScene, backup: RescueBackup): RescueAnswer {
  const said = scene.texts.rescue;
  const question = translate({ confirm: said.confirm }, 'confirm', { takenAt: timeOf(scene, backup.takenAt) });
  const code = scene.code === 'keyMissing' ? `<label>${escaped(said.code)} <input name="code" autocomplete="off" required></label>` : '';
  return page(
    scene,
    `<p><b>${escaped(question)}</b></p><p>${escaped(said.confirmHint)}</p>
<form method="post" action="/restore">${hidden(scene, backup)}${code}<p><a href="/">${escaped(said.no)}</a> <button>${escaped(said.yes)}</button></p></form>`,
  );
}

/** It is done; the page asks for the application until it is there. */
export function donePage(scene: RescueScene): RescueAnswer {
  return page(scene, `<p role="status">${escaped(scene.texts.rescue.done)}</p>`, '<meta http-equiv="refresh" content="3;url=/">');
}

/** The data may be sound: the printed code opens them, and no backup is needed. */
function unlockForm({ texts: { rescue }, token }: RescueScene): string {
  return `<form method="post" action="/unlock"><input type="hidden" name="token" value="${token}">
<label>${escaped(rescue.unlockLabel)} <input name="code" autocomplete="off" required></label><p><button>${escaped(rescue.unlock)}</button></p></form>`;
}

function rowOf(scene: RescueScene, backup: RescueBackup): string {
  const said = scene.texts.rescue;
  const { customers, requests, workOrders } = backup.counts;
  const holds = translate({ counts: said.counts }, 'counts', { customers, requests, workOrders });
  const place = backup.place === 'own' ? said.own : backup.place;
  const state = backup.verifiedAt === null ? said.unverified : said.verified;
  return `<tr><td>${escaped(timeOf(scene, backup.takenAt))}</td><td>${escaped(backup.shopName)}<br>${escaped(holds)}</td><td>${escaped(place)}<br>${escaped(state)}</td>
<td><form method="post" action="/confirm">${hidden(scene, backup)}<button>${escaped(said.restore)}</button></form></td></tr>`;
}

function hidden({ token }: RescueScene, { id, place }: RescueBackup): string {
  return [
    ['token', token],
    ['id', id],
    ['place', place],
  ]
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value ?? '')}">`)
    .join('');
}

/** The machine's own zone: the shop's stands in the database that cannot be opened. */
function timeOf({ language }: RescueScene, at: number): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

function page({ texts, language }: RescueScene, body: string, head = ''): RescueAnswer {
  const nonce = newNonce();
  const policy = [
    `default-src 'none'`,
    `style-src 'nonce-${nonce}'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  return {
    status: 200,
    headers: {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      // with `no-referrer` a browser sends its forms with the origin `null`
      'referrer-policy': 'same-origin',
    },
    body: new TextEncoder().encode(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">${head}<title>${escaped(texts.rescue.title)}</title><style nonce="${nonce}">${styles}</style></head>
<body><main><h1>${escaped(texts.name)}: ${escaped(texts.rescue.title)}</h1>${body}</main></body></html>`),
  };
}

const styles = `
body { font: 15px/1.6 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif; margin: 32px; color: #1c2733; background: #fff; }
main { max-width: 860px; margin: 0 auto; }
h1 { font-size: 20px; }
.file { font-family: monospace; color: #55606b; overflow-wrap: anywhere; }
.wrong { color: #b3261e; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 8px; border-bottom: 1px solid #d7dde3; }
button { font: inherit; padding: 6px 16px; }
input { font: 16px monospace; padding: 4px 8px; width: 100%; box-sizing: border-box; }
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
