import { spawn } from 'node:child_process';
import { root, scriptOf } from './run.ts';

/** `npm run check`: the gates that every change passes first. `-- --only lint,types` runs some of them. */
interface Gate {
  readonly name: string;
  /** What it stands guard over, for the reader of a failure. */
  readonly guards: string;
  readonly tool: string;
  readonly args: readonly string[];
}

const gates: readonly Gate[] = [
  { name: 'format', guards: 'one way of writing; `npm run format` mends it', tool: 'oxfmt', args: ['--check'] },
  { name: 'lint', guards: 'promises, imports, circles', tool: 'oxlint', args: [] },
  { name: 'types', guards: 'the compiler', tool: 'typescript:tsc', args: ['-b', '--pretty', 'false'] },
  {
    name: 'dead-code',
    guards: 'exports, files and packages that nothing uses',
    tool: 'knip',
    args: ['--no-progress', '--no-config-hints'],
  },
  {
    name: 'tests',
    guards: 'folder rules and unit tests',
    tool: 'vitest',
    // The reporter is named so that this partial run leaves the results of the last full one in place.
    args: ['run', 'tests/unit', 'tests/architecture.test.ts', '--reporter=dot'],
  },
];

/** A busy machine takes three times as long as a quiet one; a gate that hangs is still ended. */
const TIME_LIMIT_MS = 420_000;

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

function run(gate: Gate): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scriptOf(gate.tool), ...gate.args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT_MS,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal) output += `\nstopped by ${signal} after ${TIME_LIMIT_MS / 1000} s`;
      resolve({ passed: code === 0, output: output.trim(), seconds: (performance.now() - started) / 1000 });
    });
  });
}

function chosen(args: readonly string[]): readonly Gate[] {
  const at = args.indexOf('--only');
  if (at < 0) return gates;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0) throw new Error(`no gate ${unknown.join(', ')}; there are ${gates.map(({ name }) => name).join(', ')}`);
  return gates.filter(({ name }) => names.includes(name));
}

const failed: { readonly gate: Gate; readonly output: string }[] = [];
for (const gate of chosen(process.argv.slice(2))) {
  // One after another: each uses all processors by itself.
  const { passed, output, seconds } = await run(gate);
  console.log(`${passed ? 'pass' : 'FAIL'}  ${gate.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) failed.push({ gate, output });
}
for (const { gate, output } of failed) console.log(`\n--- ${gate.name} (${gate.guards})\n${output}`);
process.exitCode = failed.length > 0 ? 1 : 0;
