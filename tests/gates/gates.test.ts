import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject } from './copied-project.ts';
import type { CopiedProject } from './copied-project.ts';

/** A gate that was never seen to fail is not trusted: each gets one fault in a copy of this project, and must name it. */
let project: CopiedProject;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.dispose());

const LIMIT_MS = 150_000;

const floatingPromises = `import { createTRPCClient, httpLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import type { Kysely } from 'kysely';

const { procedure, router } = initTRPC.create();
const planted = router({ part: router({ issue: procedure.mutation(() => 1) }) });

export async function sqlNotAwaited(db: Kysely<{ part: { name: string } }>): Promise<void> {
  db.deleteFrom('part').execute();
}

export async function callNotAwaited(): Promise<void> {
  const client = createTRPCClient<typeof planted>({ links: [httpLink({ url: '/' })] });
  client.part.issue.mutate();
}
`;

interface Fault {
  readonly gate: string;
  readonly files: Readonly<Record<string, string | ((before: string) => string)>>;
  /** What the failing gate says. */
  readonly named: readonly RegExp[];
}

const faults: Readonly<Record<string, Fault>> = {
  'bad format': {
    gate: 'format',
    files: { 'shared/planted-format.ts': 'export const  planted = "1"\n' },
    named: [/shared\/planted-format\.ts/],
  },
  'floating promises of Kysely and tRPC': {
    gate: 'lint',
    files: { 'tests/support/planted-promise.ts': floatingPromises },
    named: [
      /no-floating-promises[^[]*\[tests\/support\/planted-promise\.ts:9:/,
      /no-floating-promises[^[]*\[tests\/support\/planted-promise\.ts:14:/,
    ],
  },
  'a forbidden import': {
    gate: 'lint',
    files: { 'renderer/planted-import.ts': "import { app } from 'electron';\n\nexport const planted = app;\n" },
    named: [/'electron' import is restricted[^[]*\[renderer\/planted-import\.ts:1:/],
  },
  'a circle of imports': {
    gate: 'lint',
    files: {
      'shared/planted-a.ts': "import { b } from './planted-b.ts';\n\nexport const a = () => b;\n",
      'shared/planted-b.ts': "import { a } from './planted-a.ts';\n\nexport const b = () => a;\n",
    },
    named: [/Dependency cycle detected[^[]*\[shared\/planted-[ab]\.ts:1:/],
  },
  'a type error': {
    gate: 'types',
    files: { 'shared/planted-type.ts': "export const planted: number = 'text';\n" },
    named: [/shared\/planted-type\.ts.*TS2322/],
  },
  'a dead export': {
    gate: 'dead-code',
    files: { 'shared/money.ts': (before) => `${before}\nexport const plantedDeadExport = 1;\n` },
    named: [/plantedDeadExport\s+shared\/money\.ts/],
  },
};

describe('gates over the whole project', () => {
  test('format, lint, types and dead code pass without a fault', { timeout: LIMIT_MS }, async () => {
    const { code, output } = await project.check('format,lint,types,dead-code');
    expect(output).toMatch(/^pass {2}format.*\npass {2}lint.*\npass {2}types.*\npass {2}dead-code.*\n$/);
    expect(code).toBe(0);
  });

  test.each(Object.entries(faults))('%s is named', { timeout: LIMIT_MS }, async (_, { gate, files, named }) => {
    const { code, output } = await project.withFault(files, () => project.check(gate));
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^FAIL {2}${gate}`));
    for (const pattern of named) expect(output).toMatch(pattern);
  });
});

describe('folder rules and unit tests', () => {
  beforeAll(() => {
    const kept = 'money.test.ts';
    for (const name of readdirSync(join(import.meta.dirname, '..', 'unit'))) if (name !== kept) project.remove(`tests/unit/${name}`);
  });

  test('pass without a fault', { timeout: LIMIT_MS }, async () => {
    const { code, output } = await project.check('tests');
    expect(output).toMatch(/^pass {2}tests.*\n$/);
    expect(code).toBe(0);
  });

  test('a feature that reaches around another service is named', { timeout: LIMIT_MS }, async () => {
    const files = {
      'electron/features/planted/planted.service.ts':
        "import { other } from '../victim/victim.repository.ts';\n\nexport const planted = other;\n",
      'electron/features/victim/victim.repository.ts': 'export const other = 1;\n',
    };
    const { code, output } = await project.withFault(files, () => project.check('tests'));
    expect(code).toBe(1);
    expect(output).toContain('electron/features/planted/planted.service.ts:1 feature planted imports ../victim/victim.repository.ts');
  });

  test('a lock file that npm ci refuses elsewhere is named', { timeout: LIMIT_MS }, async () => {
    const files = {
      'package-lock.json': (before: string) => before.replaceAll('node_modules/@oxlint/binding-win32-x64-msvc"', 'node_modules/planted"'),
    };
    const { code, output } = await project.withFault(files, () => project.check('tests'));
    expect(code).toBe(1);
    expect(output).toContain('@oxlint/binding-win32-x64-msvc, wanted by node_modules/oxlint, has no entry');
  });

  test('a failing unit test is named', { timeout: LIMIT_MS }, async () => {
    const text = "import { expect, test } from 'vitest';\n\ntest('planted fault', () => expect(1).toBe(2));\n";
    const { code, output } = await project.withFault({ 'tests/unit/planted.test.ts': text }, () => project.check('tests'));
    expect(code).toBe(1);
    expect(output).toMatch(/tests\/unit\/planted\.test\.ts > planted fault/);
  });
});
