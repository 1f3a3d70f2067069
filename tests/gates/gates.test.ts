import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject } from './copied-project.ts';
import type { CopiedProject, GateOutcome } from './copied-project.ts';

/** A gate that was never seen to fail is not trusted: each gets one fault in a copy of this project, and must name it. */
let project: CopiedProject;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.dispose());

const LIMIT_MS = 500_000;

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
  readonly files: Readonly<Record<string, string | ((before: string) => string)>>;
  /** What the failing gate says. */
  readonly named: RegExp;
}

/** Gate -> faults, planted together because a gate takes seconds; each must be named by itself. */
const faults: Readonly<Record<string, Readonly<Record<string, Fault>>>> = {
  format: {
    'bad format': { files: { 'shared/planted-format.ts': 'export const  planted = "1"\n' }, named: /shared\/planted-format\.ts/ },
  },
  lint: {
    'a floating promise of Kysely': {
      files: { 'tests/support/planted-promise.ts': floatingPromises },
      named: /no-floating-promises[^[]*\[tests\/support\/planted-promise\.ts:9:/,
    },
    'a floating promise of tRPC': { files: {}, named: /no-floating-promises[^[]*\[tests\/support\/planted-promise\.ts:14:/ },
    'a forbidden import': {
      files: { 'renderer/planted-import.ts': "import { app } from 'electron';\n\nexport const planted = app;\n" },
      named: /'electron' import is restricted[^[]*\[renderer\/planted-import\.ts:1:/,
    },
    'a circle of imports': {
      files: {
        'shared/planted-a.ts': "import { b } from './planted-b.ts';\n\nexport const a = () => b;\n",
        'shared/planted-b.ts': "import { a } from './planted-a.ts';\n\nexport const b = () => a;\n",
      },
      named: /Dependency cycle detected[^[]*\[shared\/planted-[ab]\.ts:1:/,
    },
  },
  types: {
    'a type error': {
      files: { 'shared/planted-type.ts': "export const planted: number = 'text';\n" },
      named: /shared\/planted-type\.ts.*TS2322/,
    },
  },
  'dead-code': {
    'a dead export': {
      files: { 'shared/money.ts': (before) => `${before}\nexport const plantedDeadExport = 1;\n` },
      named: /plantedDeadExport\s+shared\/money\.ts/,
    },
  },
  tests: {
    'a feature that reaches around the service of another': {
      files: {
        'electron/features/planted/planted.service.ts':
          "import { other } from '../victim/victim.repository.ts';\n\nexport const planted = other;\n",
        'electron/features/victim/victim.repository.ts': 'export const other = 1;\n',
      },
      named: /features\/planted\/planted\.service\.ts:1 feature planted imports \.\.\/victim\/victim\.repository\.ts/,
    },
    'a lock file that npm ci refuses on another machine': {
      files: {
        'package-lock.json': (before) => before.replaceAll('node_modules/@oxlint/binding-win32-x64-msvc"', 'node_modules/planted"'),
      },
      named: /@oxlint\/binding-win32-x64-msvc, wanted by node_modules\/oxlint, has no entry/,
    },
    'a failing unit test': {
      files: {
        'tests/unit/planted.test.ts': "import { expect, test } from 'vitest';\n\ntest('planted fault', () => expect(1).toBe(2));\n",
      },
      named: /tests\/unit\/planted\.test\.ts > planted fault/,
    },
  },
};

test('format, types and dead-code pass without a fault', { timeout: LIMIT_MS }, async () => {
  const { code, output } = await project.check('format,types,dead-code');
  expect(output).toMatch(/^pass {2}format.*\npass {2}types.*\npass {2}dead-code.*\n$/);
  expect(code).toBe(0);
});

test('folder rules and unit tests pass without a fault', { timeout: LIMIT_MS }, async () => {
  // One file of unit tests is enough to show the gate at work.
  const kept = 'money.test.ts';
  for (const name of readdirSync(join(import.meta.dirname, '..', 'unit'))) if (name !== kept) project.remove(`tests/unit/${name}`);
  const { code, output } = await project.check('tests');
  expect(output).toMatch(/^pass {2}tests.*\n$/);
  expect(code).toBe(0);
});

describe.each(Object.entries(faults))('the gate %s', (gate, planted) => {
  let outcome: GateOutcome;
  beforeAll(async () => {
    const files = Object.assign({}, ...Object.values(planted).map((fault) => fault.files)) as Fault['files'];
    outcome = await project.withFault(files, () => project.check(gate));
  }, LIMIT_MS);

  test('fails', () => {
    expect(outcome.code).toBe(1);
    expect(outcome.output).toMatch(new RegExp(`^FAIL {2}${gate}`));
  });

  // the linter takes longest: that it passes without a fault is seen from what it says with some
  if (gate === 'lint')
    test('names nothing else', () => {
      const places = [...outcome.output.matchAll(/\[([^\s\]:]+):\d+:/g)].map(([, path]) => path ?? '');
      expect(places.length).toBeGreaterThanOrEqual(Object.keys(planted).length);
      expect(places.filter((path) => !path.includes('planted'))).toEqual([]);
    });

  test.each(Object.entries(planted))('names %s', (_, { named }) => {
    expect(outcome.output).toMatch(named);
  });
});
