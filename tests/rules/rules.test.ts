import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { readPlaywright, readVitest, reportRules, rulesNamed } from '../../build/rule-results.ts';

describe('rule numbers in a title', () => {
  test.each<[string, readonly string[]]>([
    ['R-000-01 one', ['R-000-01']],
    ['R-000-01, R-000-02 two', ['R-000-01', 'R-000-02']],
    ['R-000-01, -02, -50 shortened', ['R-000-01', 'R-000-02', 'R-000-50']],
    ['R-000-01..R-000-03 a range', ['R-000-01', 'R-000-02', 'R-000-03']],
    ['R-000-01 to -03 a range', ['R-000-01', 'R-000-02', 'R-000-03']],
    ['group R-002-110 > SM-02 beside', ['R-002-110', 'SM-02']],
    ['R-000-01 twice R-000-01', ['R-000-01']],
    ['SL20261121-0001 and A4-80 are no rules', []],
  ])('%#', (title, rules) => {
    expect(rulesNamed(title)).toEqual(rules);
  });
});

const book = { 'R-000-01': 'one', 'R-000-02': 'two', 'R-000-03': 'three', 'R-000-04': 'four' };

test('a rule is proved by a passing test that names it, and by nothing less', () => {
  const report = reportRules(book, [
    { title: 'R-000-01 passes', status: 'passed' },
    { title: 'R-000-02 fails', status: 'failed' },
    { title: 'R-000-03 is skipped', status: 'skipped' },
    { title: 'R-000-01 again', status: 'passed' },
  ]);
  expect(report.proved).toEqual(['R-000-01']);
  expect(report.unproved).toEqual(['R-000-02', 'R-000-03', 'R-000-04']);
});

test('a failing test takes back what another proves', () => {
  const report = reportRules(book, [
    { title: 'R-000-01 passes', status: 'passed' },
    { title: 'R-000-01 fails', status: 'failed' },
  ]);
  expect(report.proved).toEqual([]);
  expect(report.failing).toEqual(['R-000-01']);
});

const vitestJson = (title: string, status: string): unknown => ({
  testResults: [{ assertionResults: [{ ancestorTitles: ['intake'], title, status }] }],
});
const playwrightJson = (title: string, status: string): unknown => ({
  suites: [{ title: 'day.spec.ts', suites: [{ title: 'a day', specs: [{ title, tests: [{ status }] }] }] }],
});

test('titles are read with their groups, and states with their meaning', () => {
  expect(readVitest(vitestJson('logs', 'pending') as Parameters<typeof readVitest>[0])).toEqual([
    { title: 'intake > logs', status: 'skipped' },
  ]);
  expect(readPlaywright(playwrightJson('logs', 'expected') as Parameters<typeof readPlaywright>[0])).toEqual([
    { title: 'day.spec.ts > a day > logs', status: 'passed' },
  ]);
  expect(readPlaywright(playwrightJson('logs', 'unexpected') as Parameters<typeof readPlaywright>[0])[0]?.status).toBe('failed');
});

test('every rule of the catalogue has a number that a title can carry, and a line of its own', () => {
  for (const rule of Object.keys(catalogue)) expect(rulesNamed(`${rule} title`)).toEqual([rule]);
  expect(new Set(Object.values(catalogue)).size).toBe(Object.keys(catalogue).length);
});

describe('npm run rules', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'counter-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plant = (name: string, json: unknown): void => writeFileSync(join(folder, name), JSON.stringify(json));
  const rules = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../build/rules.ts'), '--results', folder, ...args], {
      encoding: 'utf8',
      timeout: 30_000,
    });

  test('reads the results of both runners', () => {
    plant('vitest.json', vitestJson('R-000-02 names what is missing', 'passed'));
    plant('playwright.json', playwrightJson('R-003-38 shows the caller', 'expected'));
    plant('playwright-print.json', playwrightJson('R-000-03 prints', 'unexpected'));
    const { status, stdout } = rules('--json');
    const { proved, unproved } = JSON.parse(stdout) as { readonly proved: string[]; readonly unproved: string[] };
    expect(proved).toEqual(['R-000-02', 'R-003-38']);
    expect([...proved, ...unproved].toSorted()).toEqual(Object.keys(catalogue).toSorted());
    expect(status).toBe(0);
  });

  test('fails on a test that names a rule nobody knows', () => {
    plant('vitest.json', vitestJson('R-999-99 is made up', 'passed'));
    const { status, stderr } = rules();
    expect(status).toBe(1);
    expect(stderr).toContain('R-999-99 is not in tests/rules/catalogue.ts');
  });

  test('without results nothing is proved', () => {
    const { status, stdout, stderr } = rules('--json');
    expect((JSON.parse(stdout) as { readonly proved: string[] }).proved).toEqual([]);
    expect(stderr).toContain('run npm test first');
    expect(status).toBe(0);
  });
});
