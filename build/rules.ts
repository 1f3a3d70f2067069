import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../tests/rules/catalogue.ts';
import { readPlaywright, readVitest, reportRules } from './rule-results.ts';
import type { TestResult } from './rule-results.ts';

/**
 * `npm run rules`: which rules of the trade the last test run proved. It reads every `vitest*.json` and `playwright*.json` in
 * `test-results/` (or in the folder after `--results`). `--json` prints `{ proved, unproved }`. A test that names a rule the
 * catalogue does not know makes the command fail; an unproved rule does not.
 */
const args = process.argv.slice(2);
const at = args.indexOf('--results');
const folder = at < 0 ? join(import.meta.dirname, '..', 'test-results') : (args[at + 1] ?? '');

function readFile(file: string): readonly TestResult[] {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return basename(file).startsWith('vitest')
    ? readVitest(json as Parameters<typeof readVitest>[0])
    : readPlaywright(json as Parameters<typeof readPlaywright>[0]);
}

const found = globSync('{vitest,playwright}*.json', { cwd: folder }).map((name) => join(folder, name));
const { proved, unproved, failing, unknown } = reportRules(catalogue, found.flatMap(readFile));

if (found.length === 0) console.error(`no results in ${folder}: run npm test first`);
for (const { rule, title } of unknown) console.error(`${rule} is not in tests/rules/catalogue.ts, but a test names it: ${title}`);
if (args.includes('--json')) {
  console.log(JSON.stringify({ proved, unproved }));
} else {
  const line = (mark: string, rule: string): string => `${mark}  ${rule.padEnd(9)} ${catalogue[rule] ?? ''}`;
  for (const rule of proved) console.log(line('proved  ', rule));
  for (const rule of unproved) console.log(line(failing.includes(rule) ? 'FAILING ' : 'unproved', rule));
  console.log(`\n${proved.length} of ${proved.length + unproved.length} rules proved by the last test run`);
}
process.exitCode = unknown.length > 0 ? 1 : 0;
