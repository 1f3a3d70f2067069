import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import type { ErrorCode } from '../shared/errors.ts';
import { refusalText as wordsOf } from '../shared/i18n/refusal-text.ts';
import { DomainError } from './errors.ts';
import { openApp } from './app.ts';
import type { App } from './context.ts';
import { moveTo } from './features/database/database.service.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import { renewKeys } from './platform/keys/new-keys.ts';
import { openOrRescue } from './rescue-host.ts';
import { hostIdentity } from './platform/lan/host-identity.ts';
import { readLanSettings } from './platform/lan/lan-settings.ts';
import { isLoopback } from './rpc/http-cookie.ts';
import { lanNames } from './rpc/http-guards.ts';
import { createHttpHost } from './rpc/http-host.ts';
import { serveLan } from './rpc/lan-host.ts';

/**
 * The application without Electron: `node dist/host/host.js --port 4173 --data folder --host 127.0.0.1 --name counter.lan`. The shop's key
 * lies in `--key-file`, beside the data folder unless told; `--recovery-code` reads the printed code from the standard input;
 * `--new-recovery-code` makes another one and ends. `--database postgres://…` serves a shop on a server, `--move-to postgres://…` moves one there.
 *
 * On loopback it speaks plain HTTP, and serves the LAN as Settings > Seats says. `--host` with another address serves that one over TLS;
 * `--plain-http` takes it off only where the owner has allowed unencrypted seats there (F101).
 */
const { values: args } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4173' },
    data: { type: 'string', default: process.env['COUNTER_DATA'] ?? join(homedir(), '.after-sales-counter') },
    host: { type: 'string', default: '127.0.0.1' },
    name: { type: 'string', multiple: true, default: [] },
    web: { type: 'string', default: join(import.meta.dirname, '..', 'renderer') },
    'key-file': { type: 'string', ...(process.env['COUNTER_KEY_FILE'] && { default: process.env['COUNTER_KEY_FILE'] }) },
    'allow-synced-folder': { type: 'boolean', default: false },
    'plain-http': { type: 'boolean', default: false },
    'recovery-code': { type: 'boolean', default: false },
    'new-recovery-code': { type: 'boolean', default: false },
    database: { type: 'string', ...(process.env['DATABASE_URL'] && { default: process.env['DATABASE_URL'] }) },
    'move-to': { type: 'string' },
  },
});

const portsTried = 20;
const failures = ['uncaughtException', 'unhandledRejection'] as const;

let end = async (code: number): Promise<void> => process.exit(code);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

void (args['new-recovery-code'] ? renew() : args['move-to'] === undefined ? serve(Number(args.port)) : move(args['move-to'])).catch(refuse);

function refuse(error: unknown): void {
  process.stderr.write(`${error instanceof DomainError ? refusalText(error) : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

let typedCode: Promise<string> | undefined;

/** What all commands are about. */
async function place() {
  const dataFolder = resolve(args.data);
  return {
    dataFolder,
    databaseUrl: args.database,
    store: keyStore(args['key-file'] ?? keyPathOf(dataFolder)),
    allowSyncedFolder: args['allow-synced-folder'],
    recoveryCode: args['recovery-code'] ? await (typedCode ??= text(process.stdin)) : undefined,
  };
}

/** For the owner, while nobody works: after the printed code was seen by somebody whom it does not concern. */
async function renew(): Promise<void> {
  await renewKeys(await place(), (code) =>
    process.stdout.write(`New recovery code, print it and keep it safe / 新恢复码，请打印并妥善保管：\n\n  ${code}\n\nChanging …\n`),
  );
  process.stdout.write(
    'Done. Backups made before need the old code: keep it with them, or delete them.\n已完成。以前的备份仍需旧恢复码：请与备份一起保管，或删除旧备份。\n',
  );
}

async function serve(port: number): Promise<void> {
  const { store, ...options } = await place();
  const restart = () => void again().catch(refuse);
  const { app, close } = await openOrRescue({ ...options, keyStore: store, restart }, serveRescue);
  const webRoot = resolve(args.web);
  const tls = await tlsFor(app);
  const server = await createHttpHost(app, { webRoot, bound: args.host, names: args.name, ...(tls && { tls }) });
  const lan = isLoopback(args.host) ? await serveLan(app, { webRoot, names: args.name }) : undefined;
  let isEnding = false;
  end = async (code) => {
    // A terminal sends Ctrl+C to every process of the group, and the starter passes it on once more.
    if (isEnding) return;
    isEnding = true;
    // Whoever still waits for an answer gets a few seconds, then the process goes.
    setTimeout(() => process.exit(code), 5_000).unref();
    await lan?.close();
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
    await lan?.close();
    await server.close();
    await close();
    await serve(own);
  };
  for (const failure of failures) process.on(failure, crash);
  const address = await listen(server, port);
  process.stdout.write(`售后服务台 after-sales counter: ${address}\ndata: ${app.dataFolder}\n`);
}

/** The page that offers the backups is for whoever sits at this machine. */
async function serveRescue(server: Server): Promise<void> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(Number(args.port), '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : args.port;
  process.stdout.write(`The data cannot be opened; backups are offered at / 数据打不开，请在本机打开恢复页面: http://127.0.0.1:${port}\n`);
}

/** `--move-to postgres://…` moves the shop of the data folder to a server and ends. */
async function move(url: string): Promise<void> {
  const { store, ...options } = await place();
  const { app, close } = await openApp({ ...options, keyStore: store });
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

/** Key and certificate of a host that listens beyond this machine; none on loopback, and none where the owner allows that. */
async function tlsFor(app: App) {
  if (isLoopback(args.host)) return undefined;
  if (args['plain-http']) {
    if ((await readLanSettings(app)).isPlain) return undefined;
    process.stdout.write('--plain-http is not allowed in Settings > Seats; serving HTTPS. 设置里没有允许不加密的连接，仍用 HTTPS。\n');
  }
  return (await hostIdentity(app)).certificateFor([...lanNames(), ...args.name, args.host], app.now());
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
    case 'databaseGone':
      return `The database ${String(details['file'])} was removed or replaced; nothing was changed. Move the file back or restore a backup; for a new shop, take an empty data folder. 数据库文件被移走或替换，未做任何改动。请放回原文件或恢复备份；要开新店，请换一个空的数据文件夹。`;
    case 'notFound':
      return 'There is no shop in this data folder. 此数据文件夹中没有店铺数据。';
    case 'keyMissing':
      return `This machine has no key for these data (${String(details['file'])}); start with --recovery-code. 本机没有这份数据的密钥，请用 --recovery-code 启动并输入恢复码。`;
    case 'recoveryCodeWrong':
      return 'This is not a recovery code; compare it with the printed one. 恢复码不正确，请对照打印的恢复码。';
    case 'folderUnsafe':
      return `The data folder ${String(details['folder'])} is in a synchronised or network folder (${String(details['what'])}), which damages data. Use a disk of this machine and let other seats connect to this host, or start with --allow-synced-folder. 数据文件夹在同步盘或网络盘里，会损坏数据；请改用本机磁盘，其他电脑连接本主机；确要使用请加 --allow-synced-folder。`;
    case 'folderReadOnly':
      return `The data folder ${String(details['folder'])} cannot be written to. 数据文件夹不能写入。`;
    case 'databaseNewer':
      return 'A newer version has changed this database; update the application. 数据库来自更新的版本，请升级程序。';
    default:
      return `${wordsOf('en', code, details)} ${wordsOf('zh-CN', code, details)}`;
  }
}
