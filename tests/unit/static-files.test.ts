import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStaticFiles, resolvePath } from '../../electron/rpc/static-files.ts';

const known = new Set(['/index.html', '/assets/index-B3x9.js', '/assets/名.css']);

test.each([
  ['/', '/index.html'],
  ['/requests/5', '/index.html'],
  ['/.env', '/index.html'],
  ['/requests/5?tab=parts#x', '/index.html'],
  ['/assets/index-B3x9.js', '/assets/index-B3x9.js'],
  ['/assets/index-B3x9.js?v=1', '/assets/index-B3x9.js'],
  ['/assets/%E5%90%8D.css', '/assets/名.css'],
])('G30 item 18: %s means %s', (path, file) => {
  expect(resolvePath(path, known)).toBe(file);
});

test.each([
  '/../package.json',
  '/..',
  '/.',
  '/assets/../index.html',
  '/assets/..%2f..%2fmain.cjs',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/..%5cmain.cjs',
  '\\..\\main.cjs',
  '/assets\\index.js',
  '/%00',
  '/index.html%00.js',
  '/%',
  '/%ZZ',
  '/%c0%ae%c0%ae/x',
  '',
  'index.html',
  '//evil.example/x.js',
  '/nothing.js',
  'file:///etc/passwd',
  '/assets/index-B3x9.js/',
  '/__proto__.js',
  '/C:/windows/win.ini',
])('G30 item 18: %j means no file', (path) => {
  expect(resolvePath(path, known)).toBeUndefined();
});

const folder = mkdtempSync(join(tmpdir(), 'counter-static-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('files with a hash in their name are kept for ever, the page never, maps are not served', () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head></head></html>');
  writeFileSync(join(folder, 'assets/a-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets/a-1.js.map'), '{}');
  const files = openStaticFiles(folder);
  expect(files.answer('/assets/a-1.js')).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/javascript; charset=utf-8' },
  });
  expect(files.answer('/')).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  expect(files.answer('/assets/a-1.js.map').status).toBe(404);
});

test('an interface that was not built says so', () => {
  expect(Buffer.from(openStaticFiles(join(folder, 'missing')).answer('/').body).toString()).toContain('npm run build:web');
});
