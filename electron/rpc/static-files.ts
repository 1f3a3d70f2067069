import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { commonHeaders, dataPolicy, newNonce, pagePolicy } from './csp.ts';

export interface StaticAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The files of the built interface by their path in the address, e.g. `/assets/index-B3x9.js`. */
export interface StaticFiles {
  /** Answers a GET for the path part of an address (as sent, still escaped). */
  answer(urlPath: string): StaticAnswer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const indexPath = '/index.html';

/**
 * Serves a folder whose files are listed once: whatever is not in the list does not exist, so no address leads out of the folder.
 * Addresses of screens (no extension) get the index page; files with a hash in their name may be kept for ever.
 */
export function openStaticFiles(root: string): StaticFiles {
  const files = new Map<string, string>();
  collect(root, '', files);
  const index = files.has(indexPath) ? readFileSync(join(root, 'index.html'), 'utf8') : missingPage;
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const read = (path: string, file: string): Uint8Array<ArrayBuffer> => {
    const known = contents.get(path) ?? new Uint8Array(readFileSync(file));
    contents.set(path, known);
    return known;
  };
  return {
    answer(urlPath) {
      const path = resolvePath(urlPath, files);
      if (path === undefined) return { status: 404, headers: headers('text/plain; charset=utf-8', 'no-store'), body: encode('404') };
      if (path === indexPath) return indexPage(index);
      const type = types[extname(path)] ?? 'application/octet-stream';
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return { status: 200, headers: headers(type, cache), body: read(path, files.get(path) ?? '') };
    },
  };
}

/**
 * The file that a path of an address means, or undefined. Pure: the corpus of hostile paths is tested against it.
 * @param known the files that exist, by path.
 */
export function resolvePath(urlPath: string, known: { has(path: string): boolean }): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined; // a broken escape is no address of ours
  }
  if (!path.startsWith('/') || /[\\\0]|(^|\/)\.\.?(\/|$)/.test(path)) return undefined;
  if (known.has(path)) return path;
  return extname(path) === '' ? indexPath : undefined;
}

function indexPage(template: string): StaticAnswer {
  const nonce = newNonce();
  const html = template.replace('<head>', `<head>\n    <meta name="csp-nonce" content="${nonce}" />`);
  return {
    status: 200,
    headers: { ...headers('text/html; charset=utf-8', 'no-store'), 'content-security-policy': pagePolicy(nonce) },
    body: encode(html),
  };
}

const missingPage =
  '<!doctype html><html lang="zh-CN"><head><title>售后服务台</title></head><body>界面尚未构建：npm run build:web</body></html>';

function headers(type: string, cache: string): Record<string, string> {
  return { ...commonHeaders, 'content-type': type, 'cache-control': cache, 'content-security-policy': dataPolicy };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function collect(folder: string, prefix: string, into: Map<string, string>): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return; // the interface is not built: the index page says so
  }
  for (const entry of entries) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) collect(file, `${prefix}/${entry.name}`, into);
    else if (entry.isFile() && !entry.name.endsWith('.map')) into.set(`${prefix}/${entry.name}`, file);
  }
}
