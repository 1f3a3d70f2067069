import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../build/run.ts';
import { en } from '../../shared/i18n/en.ts';
import { readTree } from '../gates/source-tree.ts';
import type { SourceFile } from '../gates/source-tree.ts';

/** The requirements of level 1 in OWASP ASVS 5.0. */
const level1 = [
  ...['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.1', '1.3.2', '1.5.1', '2.1.1', '2.2.1', '2.2.2', '2.3.1'],
  ...['3.2.1', '3.2.2', '3.3.1', '3.4.1', '3.4.2', '3.5.1', '3.5.2', '3.5.3', '4.1.1', '4.4.1', '5.2.1', '5.2.2', '5.3.1', '5.3.2'],
  ...['6.1.1', '6.2.1', '6.2.2', '6.2.3', '6.2.4', '6.2.5', '6.2.6', '6.2.7', '6.3.1', '6.4.1', '6.4.2'],
  ...['7.2.1', '7.2.2', '7.2.3', '7.2.4', '7.4.1', '7.4.2', '8.1.1', '8.2.1', '8.2.2', '8.3.1', '9.1.1', '9.1.2', '9.1.3', '9.2.1'],
  ...['10.4.1', '10.4.2', '10.4.3', '10.4.4', '10.4.5', '11.3.1', '11.3.2', '11.4.1', '12.1.1', '12.2.1', '12.2.2', '13.4.1'],
  ...['14.2.1', '14.3.1', '15.1.1', '15.2.1', '15.3.1'],
];

interface Item {
  readonly id: string;
  readonly proof: string;
}

const readItems = (text: string): readonly Item[] =>
  [...text.matchAll(/^\| (?<id>\d+\.\d+\.\d+) \| .+? \| (?<proof>.+) \|$/gm)].map(({ groups }) => ({
    id: groups?.['id'] ?? '',
    proof: groups?.['proof'] ?? '',
  }));

/** Proofs of an item that there are not: no such file, or no such test in it. */
const missingProofs = ({ id, proof }: Item): readonly string[] => {
  if (/^Does not apply: .{8,}/.test(proof)) return [];
  const named = [...proof.matchAll(/`(?<file>tests\/[^`]+)` "(?<title>[^"]+)"/g)].map(({ groups }) => groups ?? {});
  if (named.length === 0) return [`${id} has no proof`];
  return named
    .filter(({ file = '', title = '' }) => !existsSync(join(root, file)) || !readFileSync(join(root, file), 'utf8').includes(title))
    .map(({ file, title }) => `${id}: no test "${title}" in ${file}`);
};

const items = readItems(readFileSync(join(root, 'tests/asvs.md'), 'utf8'));

describe('G31 the list of ASVS 5.0, level 1', () => {
  test('it has every requirement once, in order', () => {
    expect(items.map(({ id }) => id)).toEqual(level1);
  });

  test('each has proofs that there are, or a reason why it does not apply', () => {
    expect(items.flatMap(missingProofs)).toEqual([]);
    expect(missingProofs({ id: '1.1.1', proof: `\`tests/unit/asvs.test.ts\` "${level1.join(' ')}"` })).toHaveLength(1);
    expect(missingProofs({ id: '1.1.1', proof: 'surely somewhere' })).toHaveLength(1);
  });
});

const product = readTree(root).filter(({ path }) => /^(electron|shared|renderer)\//.test(path));

/** Where the texts of these files hold something that must not be there. */
const places = (files: readonly SourceFile[], pattern: RegExp): readonly string[] =>
  files.flatMap(({ path, text }) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([found]) => `${path}: ${found}`));

describe('G31 what the sources alone prove', () => {
  const planted = (text: string): readonly SourceFile[] => [{ path: 'planted.tsx', text, imports: [], nodes: [], lineOf: () => 1 }];

  test('1.2.5 the program starts no other program', () => {
    // the installer of a signed update is the one exception
    const programs = /child_process|\.openExternal\(|\.openPath\(/;
    expect(places(product, programs)).toEqual(['electron/updates.ts: .openPath(']);
    expect(places(planted("import { exec } from 'node:child_process';"), programs)).toHaveLength(1);
  });

  test('1.3.2 no text is run as a program', () => {
    const run = /\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(|node:vm/;
    expect(places(product, run)).toEqual([]);
    expect(places(planted('<p dangerouslySetInnerHTML={{ __html: text }} />'), run)).toHaveLength(1);
  });

  test('6.2.6 6.2.7 every password field hides what is typed and takes a password manager', () => {
    const field = /<FormTextField\s+name="[^"]*[pP]assword"[^>]*>/;
    const fields = places(product, field);
    expect(fields.length).toBeGreaterThan(5);
    const isGood = (text: string) => /type="password"/.test(text) && /autoComplete="(new|current)-password"/.test(text);
    expect(fields.filter((text) => !isGood(text))).toEqual([]);
    expect(places(product, /onPaste=\{\(?\w*\)? => \w+\.preventDefault/)).toEqual([]);
    expect(isGood('<FormTextField name="password" autoComplete="off">')).toBe(false);
  });

  test('6.4.2 nobody is asked for a hint or a secret question', () => {
    const hints = /password hint|secret question|mother.s maiden/i;
    expect(JSON.stringify(en)).not.toMatch(hints);
    expect('Your secret question').toMatch(hints);
  });

  test('11.3.1 11.3.2 11.4.1 only AES-256-GCM, SHA-256 and larger, HMAC and scrypt are used', () => {
    const made = /create(?:Hash|Hmac|Cipheriv|Decipheriv)\('(?!sha256'|sha512'|aes-256-gcm')/;
    expect(places(product, made)).toEqual([]);
    expect(places(planted("createHash('md5')"), made)).toHaveLength(1);
    expect(places(planted("createCipheriv('aes-256-ecb', key, null)"), made)).toHaveLength(1);
  });

  test('15.2.1 every dependency is pinned to one version', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Readonly<Record<string, string>>
    >;
    const versions = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });
    const isPinned = (version: string) => /^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version);
    expect(versions.filter(([, version]) => !isPinned(version))).toEqual([]);
    expect(versions.length).toBeGreaterThan(30);
    expect(isPinned('^1.2.3')).toBe(false);
  });
});
