import type { PaperSpec } from '../../shared/papers.ts';
import sheetCss from './sheet.css?inline';

/** The `@page` rules of a document: one size for cut sheets, a height of its own for each form on a roll. */
export function pageRules(spec: PaperSpec, heightsMm: readonly number[]): string {
  if (spec.heightMm !== null) return `@page{size:${spec.widthMm}mm ${spec.heightMm}mm;margin:0}`;
  const [first = 200] = heightsMm;
  const named = heightsMm.map((height, index) => `@page roll-${index}{size:${spec.widthMm}mm ${height}mm;margin:0}`);
  return [`@page{size:${spec.widthMm}mm ${first}mm;margin:0}`, ...named].join('\n');
}

/** A whole document of the pages as they stand in the preview: static markup with its styles and the fonts in use. For the desktop's print window. */
export function sheetHtml(pages: Element, rules: string, title: string): string {
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${fontRules()}\n${sheetCss}\n${rules}\nhtml,body{margin:0;padding:0;background:#fff}</style>`;
  return `<!doctype html><html lang="${escapeHtml(pages.getAttribute('lang') ?? 'zh-CN')}"><head>${head}</head><body>${pages.outerHTML}</body></html>`;
}

/** The `@font-face` rules of the slices that were loaded. */
function fontRules(): string {
  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === 'loaded').map((face) => key(face.weight, face.unicodeRange)),
  );
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    if (sheet.href !== null && new URL(sheet.href).origin !== location.origin) continue;
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const { style } = rule;
      if (loaded.has(key(style.getPropertyValue('font-weight'), style.getPropertyValue('unicode-range')))) rules.push(rule.cssText);
    }
  }
  return rules.join('\n');
}

function key(weight: string, range: string): string {
  return `${weight} ${range.replace(/\s/g, '').toLowerCase()}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
