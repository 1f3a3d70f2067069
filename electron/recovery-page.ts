import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import { commonHeaders, newNonce } from './rpc/csp.ts';
import type { StaticAnswer } from './rpc/static-files.ts';

/**
 * The page that asks for the recovery code, before there is a shop whose interface could: one document, nothing beside it. Its policy
 * lets run what carries the nonce of this answer, and lets nothing out.
 */
export function recoveryPage({ recovery, name }: DesktopTexts, language: string): StaticAnswer {
  const nonce = newNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  const text = (key: keyof typeof recovery) => escaped(recovery[key]);
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(name)}</title><style nonce="${nonce}">${styles}</style></head>
<body>
<form id="form" data-opening="${text('opening')}" data-wrong="${text('wrong')}">
<h1>${text('heading')}</h1>
<p>${text('why')}</p>
<label for="code">${text('label')}</label>
<input id="code" autocomplete="off" spellcheck="false" autofocus required aria-describedby="said">
<p id="said" role="status"></p>
<div><button type="button" id="quit">${text('quit')}</button><button type="submit" id="open">${text('open')}</button></div>
</form>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
  return {
    status: 200,
    headers: {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
    },
    body: new TextEncoder().encode(html),
  };
}

const styles = `
body { font: 15px/1.6 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif; margin: 24px; color: #1c2733; }
h1 { font-size: 20px; margin: 0 0 8px; }
label { display: block; margin-top: 12px; }
input { width: 100%; box-sizing: border-box; font: 16px/2 monospace; padding: 2px 8px; text-transform: uppercase; }
#said { min-height: 24px; margin: 8px 0; }
#said.wrong { color: #b3261e; }
div { display: flex; gap: 12px; justify-content: flex-end; }
button { font: inherit; padding: 6px 20px; }
`;

const script = `
const [form, code, said, open] = ['form', 'code', 'said', 'open'].map((id) => document.getElementById(id));
const say = (text, isWrong) => { said.textContent = text; said.className = isWrong ? 'wrong' : ''; open.disabled = !isWrong && text !== ''; };
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  say(form.dataset.opening, false);
  if (await window.sendRecoveryCode(code.value)) return;
  say(form.dataset.wrong, true);
  code.select();
});
document.getElementById('quit').addEventListener('click', () => window.sendRecoveryCode(null));
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
