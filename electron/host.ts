import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import { openApp } from './app.ts';
import type { App } from './context.ts';
import { DomainError } from './errors.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import { hostIdentity } from './platform/lan/host-identity.ts';
import { readLanSettings } from './platform/lan/lan-settings.ts';
import { isLoopback } from './rpc/http-cookie.ts';
import { lanNames } from './rpc/http-guards.ts';
import { createHttpHost } from './rpc/http-host.ts';
import { serveLan } from './rpc/lan-host.ts';

/**
 * The application without Electron: `node dist/host/host.js --port 4173 --data folder --host 127.0.0.1 --name counter.lan`. The shop's key
 * lies in `--key-file`, beside the data folder unless told; `--recovery-code` reads the printed code from the standard input.
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
    'plain-http': { type: 'boolean', default: false },
    'recovery-code': { type: 'boolean', default: false },
    'database-url': { type: 'string', ...(process.env['DATABASE_URL'] && { default: process.env['DATABASE_URL'] }) },
  },
});

const portsTried = 20;

void serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof DomainError ? refusalText(error) : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});

async function serve(): Promise<void> {
  const dataFolder = resolve(args.data);
  const { app, close } = await openApp({
    dataFolder,
    databaseUrl: args['database-url'],
    keyStore: keyStore(args['key-file'] ?? keyPathOf(dataFolder)),
    recoveryCode: args['recovery-code'] ? await text(process.stdin) : undefined,
  });
  const webRoot = resolve(args.web);
  const tls = await tlsFor(app);
  const server = await createHttpHost(app, { webRoot, bound: args.host, names: args.name, ...(tls && { tls }) });
  const lan = isLoopback(args.host) ? await serveLan(app, { webRoot, names: args.name }) : undefined;
  let isEnding = false;
  const end = async (code: number) => {
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
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  const address = await listen(server, Number(args.port));
  process.stdout.write(`售后服务台 after-sales counter: ${address}\ndata: ${app.dataFolder}\n`);
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
    case 'keyMissing':
      return `This machine has no key for these data (${String(details['file'])}); start with --recovery-code. 本机没有这份数据的密钥，请用 --recovery-code 启动并输入恢复码。`;
    case 'recoveryCodeWrong':
      return 'This is not a recovery code; compare it with the printed one. 恢复码不正确，请对照打印的恢复码。';
    case 'databaseNewer':
      return 'A newer version has changed this database; update the application. 数据库来自更新的版本，请升级程序。';
    default:
      return `${code} ${JSON.stringify(details)}`;
  }
}
