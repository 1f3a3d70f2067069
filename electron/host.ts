import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import type { ErrorCode } from '../shared/errors.ts';
import { refusalText as wordsOf } from '../shared/i18n/refusal-text.ts';
import { openApp } from './app.ts';
import { DomainError } from './errors.ts';
import { moveTo } from './features/database/database.service.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import { createHttpHost } from './rpc/http-host.ts';

/**
 * The application without Electron: `node dist/host/host.js --port 4173 --data folder --host 127.0.0.1 --name counter.lan --database
 * postgres://…`. The shop's key
 * lies in `--key-file`, beside the data folder unless told; `--recovery-code` reads the printed code from the standard input.
 */
const { values: args } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4173' },
    data: { type: 'string', default: process.env['COUNTER_DATA'] ?? join(homedir(), '.after-sales-counter') },
    host: { type: 'string', default: '127.0.0.1' },
    name: { type: 'string', multiple: true, default: [] },
    web: { type: 'string', default: join(import.meta.dirname, '..', 'renderer') },
    'key-file': { type: 'string', ...(process.env['COUNTER_KEY_FILE'] && { default: process.env['COUNTER_KEY_FILE'] }) },
    'recovery-code': { type: 'boolean', default: false },
    database: { type: 'string', ...(process.env['DATABASE_URL'] && { default: process.env['DATABASE_URL'] }) },
    'move-to': { type: 'string' },
  },
});

const portsTried = 20;
const failures = ['uncaughtException', 'unhandledRejection'] as const;

let end = async (code: number): Promise<void> => process.exit(code);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

void (args['move-to'] === undefined ? start() : move(args['move-to'])).catch(refuse);

function refuse(error: unknown): void {
  process.stderr.write(`${error instanceof DomainError ? refusalText(error) : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  await serve(Number(args.port), args['recovery-code'] ? await text(process.stdin) : undefined);
}

async function serve(port: number, recoveryCode?: string): Promise<void> {
  const { app, close } = await open(recoveryCode, () => void again().catch(refuse));
  const server = await createHttpHost(app, { webRoot: resolve(args.web), bound: args.host, names: args.name });
  let isEnding = false;
  end = async (code) => {
    // A terminal sends Ctrl+C to every process of the group, and the starter passes it on once more.
    if (isEnding) return;
    isEnding = true;
    // Whoever still waits for an answer gets a few seconds, then the process goes.
    setTimeout(() => process.exit(code), 5_000).unref();
    await server.close();
    await close();
    process.exit(code);
  };
  const crash = (error: unknown) => {
    app.log.error('host ends after an unexpected failure', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    process.stderr.write('The host ends after an unexpected failure; see log/counter.log in the data folder.\n');
    void end(70);
  };
  /** The same host on the same port, with what was chosen meanwhile. */
  const again = async () => {
    if (isEnding) return;
    isEnding = true;
    const { port: own } = server.server.address() as AddressInfo;
    for (const failure of failures) process.off(failure, crash);
    await server.close();
    await close();
    await serve(own);
  };
  for (const failure of failures) process.on(failure, crash);
  const address = await listen(server, port);
  process.stdout.write(`售后服务台 after-sales counter: ${address}\ndata: ${app.dataFolder}\n`);
}

/** `--move-to postgres://…` moves the shop of the data folder to a server and ends. */
async function move(url: string): Promise<void> {
  const { app, close } = await open();
  let said = '';
  const { step, refusal, tables } = await moveTo(app, url, ({ step: now, done, total, table }) => {
    const line = total > 0 ? `${now} ${table} ${Math.floor((100 * done) / total)} %` : now;
    if (line !== said) process.stdout.write(`${line}\n`);
    said = line;
  });
  await close();
  if (refusal) throw new DomainError(refusal.code as ErrorCode, refusal.details);
  process.stdout.write(
    `${step}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, the same on both sides\n`,
  );
}

function open(recoveryCode?: string, restart?: () => void) {
  const dataFolder = resolve(args.data);
  return openApp({
    dataFolder,
    databaseUrl: args.database,
    keyStore: keyStore(args['key-file'] ?? keyPathOf(dataFolder)),
    recoveryCode,
    ...(restart && { restart }),
  });
}

/** Takes the wanted port or, with a word about it, the next one that is free. */
async function listen(server: Awaited<ReturnType<typeof createHttpHost>>, wanted: number): Promise<string> {
  for (let port = wanted; ; port++) {
    try {
      return await server.listen({ port, host: args.host });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port === wanted + portsTried) throw error;
      process.stdout.write(`Port ${port} is taken, trying ${port + 1}.\n`);
    }
  }
}

function refusalText({ code, details }: DomainError): string {
  switch (code) {
    case 'databaseOwned':
      return `Another process already serves ${String(details['folder'])}. 数据文件夹正被另一个程序使用。`;
    case 'databaseDamaged':
      return `The database ${String(details['file'])} is damaged; nothing was changed. Restore a backup. 数据库已损坏，未做任何改动，请恢复备份。`;
    case 'keyMissing':
      return `This machine has no key for these data (${String(details['file'])}); start with --recovery-code. 本机没有这份数据的密钥，请用 --recovery-code 启动并输入恢复码。`;
    case 'recoveryCodeWrong':
      return 'This is not a recovery code; compare it with the printed one. 恢复码不正确，请对照打印的恢复码。';
    case 'databaseNewer':
      return 'A newer version has changed this database; update the application. 数据库来自更新的版本，请升级程序。';
    default:
      return `${wordsOf('en', code, details)} ${wordsOf('zh-CN', code, details)}`;
  }
}
