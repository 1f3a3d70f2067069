import { join } from 'node:path';
import { app as shell, dialog, ipcMain, Notification, protocol, safeStorage, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { desktopTexts } from '../shared/i18n/desktop.ts';
import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import type { Language } from '../shared/i18n/types.ts';
import { refusalText } from '../shared/i18n/refusal-text.ts';
import { translate } from '../shared/i18n/translate.ts';
import { openDesktop } from './desktop.ts';
import type { DesktopEnd } from './desktop.ts';
import { DomainError } from './errors.ts';
import { setMenu } from './menu.ts';
import { pageOfBackup, pageOfOpened } from './opened-backup.ts';
import { home, isOwnUrl } from './own-url.ts';
import { shopDoor } from './shop-door.ts';
import { findKeyring } from './platform/keys/keyring.ts';
import { createPrintQueue } from './printing/print-queue.ts';
import { createPrinter } from './printing/printer.ts';
import { isFilePath } from './rpc/file-calls.ts';
import { serveWindows } from './rpc/ipc-host.ts';
import { createSeats } from './rpc/ipc-seats.ts';
import type { Seats } from './rpc/ipc-seats.ts';
import { openStaticFiles } from './rpc/static-files.ts';
import type { StaticFiles } from './rpc/static-files.ts';
import { installFromFile } from './updates.ts';
import { createMainWindow, createPaperWindow, guardContents, reviveWhenGone } from './window.ts';

/** The desktop application. Everything that must stand before the first page happens before `ready`. */
const startedAt = Date.now();
/** A program that fails sooner than this after its start would only fail again. */
const restartAfterMs = 60_000;
/** The page may write sanitised text to the clipboard, show alerts as desktop notifications and take photos; everything else is refused. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write', 'notifications'];

let opened: DesktopEnd | undefined;
/** Which page the first window shows, after the home of the application. */
let firstPage = pageOfOpened(process.argv, process.cwd()) ?? '';
let mainWindow: BrowserWindow | undefined;

if (mayStart()) {
  shell.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  shell.on('web-contents-created', (_event, contents) => guardContents(contents));
  shell.on('second-instance', (_event, args, cwd) => {
    focus();
    showBackups(pageOfOpened(args, cwd));
  });
  // a Mac says so in an event of its own
  shell.on('open-file', (event, file) => {
    event.preventDefault();
    showBackups(pageOfBackup(file));
  });
  shell.on('window-all-closed', () => shell.quit());
  shell.on('will-quit', closeFirst);
  void shell.whenReady().then(boot).catch(refuseToStart);
}

/** Not twice for one user, and not where another program could look into the pages. */
function mayStart(): boolean {
  if (shell.isPackaged && process.argv.some((argument) => /^--remote-debugging-(port|pipe)/.test(argument))) {
    shell.exit(1);
    return false;
  }
  shell.setPath('userData', join(shell.getPath('appData'), 'after-sales-counter'));
  if (shell.requestSingleInstanceLock()) return true;
  shell.quit();
  return false;
}

async function boot(): Promise<void> {
  const texts = textsHere();
  const dataFolder = process.env['COUNTER_DATA'] ?? join(shell.getPath('userData'), 'data');
  const webRoot = join(import.meta.dirname, '../renderer');
  const files = openStaticFiles(webRoot);
  const seats = createSeats();
  const sealer = await findKeyring(safeStorage, process.platform);
  const door = shopDoor({
    dataFolder,
    databaseUrl: process.env['DATABASE_URL'],
    texts,
    language: languageHere(),
    sealer,
    dialog,
    ipcMain,
    restart: startAnew,
  });
  protocol.handle('app', (request) => (opened ? answer(request, files, opened, seats) : door.answer(request)));
  // asked for a code or offered backups; it stays until there is another window, since the application ends with its last one
  let before: { destroy(): void } | undefined;
  const desktop = await openDesktop({
    userData: shell.getPath('userData'),
    webRoot,
    sealer: sealer && { seal: sealer.seal, unseal: async (bytes) => (await sealer.unseal(bytes)).text },
    async openApp() {
      const unlocked = await door.open();
      if (!unlocked) throw new DomainError('cancelled');
      before = unlocked.window;
      return unlocked.opened;
    },
    isSeat: process.env['COUNTER_SEAT'] === '1',
    onState: (state) => tell('seatState', state),
    restart: startAnew,
  });
  opened = desktop;
  const { log } = desktop;
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const isCamera = permission === 'media' && 'mediaTypes' in details && details.mediaTypes?.join() === 'video';
    callback(allowedPermissions.includes(permission) || isCamera);
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, _origin, details) =>
      allowedPermissions.includes(permission) || (permission === 'media' && details.mediaType === 'video'),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  const printer = createPrinter({ files, log, texts: texts.pdf, makeWindow: createPaperWindow });
  const queue = createPrintQueue({
    port: printer,
    log,
    now: Date.now,
    changed: (rows) => tell('printJobs', rows),
  });
  serveWindows(desktop.backend, {
    ipcMain,
    isOwnUrl,
    seats,
    native: {
      print: queue.add,
      savePdf: printer.savePdf,
      printJobs: queue.list,
      actOnPrintJob: queue.act,
      listPrinters: async () => (mainWindow ? printer.list(mainWindow) : []),
      notify: (text) => new Notification({ title: texts.name, body: text }).show(),
      seatState: desktop.seatState,
      actAsSeat: desktop.actAsSeat,
      keptCalls: desktop.keptCalls,
    },
  });
  setMenu(texts.menu, {
    isPackaged: shell.isPackaged,
    platform: process.platform,
    update: () => {
      if (mainWindow) void installFromFile({ window: mainWindow, texts, log });
    },
  });
  await openWindow(texts);
  before?.destroy();
  shell.on('activate', () => void (mainWindow ?? openWindow(texts)));
}

function startAnew(): void {
  shell.relaunch();
  shell.quit();
}

function tell(channel: string, message: unknown): void {
  if (mainWindow && !mainWindow.webContents.isDestroyed()) mainWindow.webContents.send(channel, message);
}

async function openWindow(texts: DesktopTexts): Promise<void> {
  const window = createMainWindow(texts.name);
  mainWindow = window;
  window.once('closed', () => {
    mainWindow = undefined;
  });
  reviveWhenGone(window, Date.now, (reason, isLast) => {
    opened?.log.error('page process gone', { reason });
    if (isLast) dialog.showErrorBox(texts.name, texts.refusal.pageDied);
  });
  await window.loadURL(home + firstPage);
  firstPage = '';
}

/** A backup was opened with the program: the page that restores it (what was being typed lies in its draft). */
function showBackups(page: string | undefined): void {
  if (page === undefined) return;
  if (mainWindow) void mainWindow.loadURL(home + page);
  else firstPage = page;
}

/** Attachments are those of whoever sits at the window. */
async function answer(request: Request, files: StaticFiles, desktop: DesktopEnd, seats: Seats): Promise<Response> {
  const path = isOwnUrl(request.url) ? new URL(request.url).pathname : '';
  if (path === '' || (isFilePath(path) && !mainWindow)) return new Response('404', { status: 404 });
  const { status, headers, body } =
    isFilePath(path) && mainWindow ? await desktop.file(path, seats.of(mainWindow.webContents)) : files.answer(path);
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}

function focus(): void {
  if (!mainWindow) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}

/** The database is closed before the process goes; quitting waits for it once. */
function closeFirst(event: { preventDefault(): void }): void {
  const closing = opened;
  if (!closing) return;
  opened = undefined;
  event.preventDefault();
  void closing.close().finally(() => shell.quit());
}

function refuseToStart(error: unknown): void {
  if (error instanceof DomainError && error.code === 'cancelled') return shell.quit();
  const { refusal } = textsHere();
  const isTold = error instanceof DomainError && error.code in refusal;
  const known = error instanceof DomainError;
  if (!known) opened?.log.error('start failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const values = known ? Object.fromEntries(Object.entries(error.details).map(([name, value]) => [name, String(value)])) : {};
  const text =
    known && !isTold
      ? refusalText(languageHere(), error.code, error.details)
      : translate({ refusal }, `refusal.${isTold ? error.code : 'other'}`, values);
  dialog.showErrorBox(refusal.title, text);
  shell.exit(1);
}

/** A fault in here leaves nothing to rely on: it is logged, and a program that had run for a while starts anew. */
function crash(error: unknown): void {
  opened?.log.error('main process failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  if (Date.now() - startedAt > restartAfterMs) shell.relaunch();
  shell.exit(70);
}

function textsHere(): DesktopTexts {
  return desktopTexts(languageHere());
}

function languageHere(): Language {
  return shell.getLocale().startsWith('zh') ? 'zh-CN' : 'en';
}
