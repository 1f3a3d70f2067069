import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { obtainElectron, windowObstacle } from './electron-binary.ts';
import type { Desktop } from './electron-binary.ts';
import { hostArguments, root } from './run.ts';
import { buildStale } from './stale.ts';
import { supervise } from './supervise.ts';

/**
 * `npm start`: the desktop window where one can open, else the same application in the browser. `--demo` with a shop full of data,
 * `--database postgres://…` with the data on a server.
 */
const { values: args } = parseArgs({
  options: { demo: { type: 'boolean', default: false }, web: { type: 'boolean', default: false }, database: { type: 'string' } },
});

const electronWaitMs = Number(process.env['COUNTER_ELECTRON_WAIT'] ?? 300) * 1000;
/** A window that closes itself this early with an error never really opened. */
const earlyMs = 10_000;

let child: ChildProcess | undefined;
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isEnding = true;
    if (child) child.kill(signal);
    else process.exit(0);
  });
}

const dataFolder = args.demo ? join(root, '.data', 'demo') : (process.env['COUNTER_DATA'] ?? userDataFolder());
try {
  const code = await start();
  process.exit(isEnding ? 0 : code);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function start(): Promise<number> {
  const desktop = args.web ? { whyNot: 'the browser was asked for' } : await findDesktop();
  if ('program' in desktop) await buildStale(['web', 'main', 'preload'], say);
  else say(`No desktop window: ${desktop.whyNot}. The same application opens in the browser.`);
  if (args.demo) await prepareDemo();
  return 'program' in desktop ? openWindow(desktop.program) : serve();
}

async function findDesktop(): Promise<Desktop> {
  const whyNot = windowObstacle({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  return whyNot ? { whyNot } : obtainElectron(electronWaitMs, progress);
}

async function openWindow(program: string): Promise<number> {
  const started = Date.now();
  const ended = await runChild(program, [root]);
  if (ended === 0 || isEnding || Date.now() - started > earlyMs) return ended;
  say(`No desktop window: Electron ended at once with code ${ended}. The same application opens in the browser.`);
  return serve();
}

async function serve(): Promise<number> {
  await buildStale(['web', 'host'], say);
  let isOpened = false;
  const run = () =>
    runChild(process.execPath, [...hostArguments, '--data', dataFolder], (text) => {
      const address = /http:\/\/\S+/.exec(text)?.[0];
      // after a restart the page is still there and finds the host again
      if (address && !isOpened) openBrowser(address);
      isOpened ||= address !== undefined;
    });
  return supervise({ run, now: () => performance.now(), isEnding: () => isEnding, say });
}

/** Runs a program beside us until it ends; what it says is passed on. */
function runChild(program: string, parameters: readonly string[], onText?: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const running = spawn(program, parameters, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      // The demo shop lives in its folder, never on the server of a real one.
      env: {
        ...process.env,
        COUNTER_DATA: dataFolder,
        ...(args.database !== undefined && { DATABASE_URL: args.database }),
        ...(args.demo && { DATABASE_URL: '' }),
      },
    });
    child = running;
    running.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      onText?.(chunk.toString());
    });
    running.once('error', (error) => {
      say(error.message);
      resolve(1);
    });
    running.once('exit', (ended, signal) => resolve(ended ?? (signal ? 1 : 0)));
  });
}

async function prepareDemo(): Promise<void> {
  const { fillDemo } = await import('./demo.ts');
  if (!existsSync(join(dataFolder, 'counter.db'))) say('Filling the demo shop …');
  const accounts = await fillDemo(dataFolder);
  say('Demo accounts (name / password):');
  for (const { loginName, password, roles } of accounts) say(`  ${loginName} / ${password}   ${roles}`);
}

/** Opens the default browser where there is a display to open it on. */
function openBrowser(address: string): void {
  if (windowObstacle({ platform: process.platform, env: process.env, uid: undefined })) return;
  const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command, ...before] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  opener.once('error', () => say(`Open ${address} in a browser.`));
  opener.unref();
}

function userDataFolder(): string {
  const home = homedir();
  const bases: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
  };
  return join(bases[process.platform] ?? process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'after-sales-counter', 'data');
}

function say(line: string): void {
  process.stdout.write(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${line}\n`);
}

/** A line that the next one replaces; without a terminal only every tenth is written. */
let progressed = 0;
function progress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
  else if (progressed++ % 10 === 0) process.stdout.write(`${line}\n`);
}
