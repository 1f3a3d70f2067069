import { join } from 'node:path';
import { app as shell, dialog, ipcMain, Notification, protocol, safeStorage, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { desktopTexts } from '../shared/i18n/desktop.ts';
import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import type { Language } from '../shared/i18n/types.ts';
import { refusalText } from '../shared/i18n/refusal-text.ts';
import { translate } from '../shared/i18n/translate.ts';
import { openApp } from './app.ts';
import type { OpenAppOptions, OpenedApp } from './app.ts';
import type { App } from './context.ts';
import { DomainError } from './errors.ts';
import { setMenu } from './menu.ts';
import { home, isOwnUrl, recoveryUrl } from './own-url.ts';
import { allowFolder } from './platform/care/safe-folder.ts';
import { findKeyring } from './platform/keys/keyring.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import { createPrintQueue } from './printing/print-queue.ts';
import { createPrinter } from './printing/printer.ts';
import { recoveryPage } from './recovery-page.ts';
import { createRescue, rescueCode } from './rescue.ts';
import type { Rescue } from './rescue.ts';
import { answerFile, isFilePath } from './rpc/file-calls.ts';
import { serveIpc } from './rpc/ipc-host.ts';
import { createSeats } from './rpc/ipc-seats.ts';
import type { Seats } from './rpc/ipc-seats.ts';
import { openStaticFiles } from './rpc/static-files.ts';
import type { StaticFiles } from './rpc/static-files.ts';
import { installFromFile } from './updates.ts';
import { unlock } from './unlock.ts';
import { createMainWindow, createPaperWindow, createRecoveryWindow, createRescueWindow, guardContents, reviveWhenGone } from './window.ts';

/** The desktop application. Everything that must stand before the first page happens before `ready`. */
const startedAt = Date.now();
/** A program that fails sooner than this after its start would only fail again. */
const restartAfterMs = 60_000;
/** The page may write sanitised text to the clipboard, show alerts as desktop notifications and take photos; everything else is refused. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write', 'notifications'];

let opened: OpenedApp | undefined;
let mainWindow: BrowserWindow | undefined;
/** In place of a shop whose data cannot be opened. */
let rescue: Rescue | undefined;

if (mayStart()) {
  shell.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  shell.on('web-contents-created', (_event, contents) => guardContents(contents));
  shell.on('second-instance', focus);
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
  const files = openStaticFiles(join(import.meta.dirname, '../renderer'));
  const seats = createSeats();
  protocol.handle('app', (request) => (opened ? answer(request, files, opened.app, seats) : answerLocked(request, texts)));
  const unlocked = await unlockShop(dataFolder, texts).catch((error: unknown) => rescueShop(error, dataFolder, texts));
  if (!unlocked) return shell.quit();
  opened = unlocked.opened;
  const { app } = opened;
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
  const printer = createPrinter({ files, log: app.log, texts: texts.pdf, makeWindow: createPaperWindow });
  const queue = createPrintQueue({
    port: printer,
    log: app.log,
    now: Date.now,
    changed: (rows) => {
      if (mainWindow && !mainWindow.webContents.isDestroyed()) mainWindow.webContents.send('printJobs', rows);
    },
  });
  serveIpc(app, {
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
    },
  });
  setMenu(texts.menu, {
    isPackaged: shell.isPackaged,
    platform: process.platform,
    update: () => {
      if (mainWindow) void installFromFile({ window: mainWindow, texts, log: app.log });
    },
  });
  await openWindow(texts);
  unlocked.window?.destroy();
  shell.on('activate', () => void (mainWindow ?? openWindow(texts)));
}

/** The shop with its key out of the keyring, out of a file where somebody chose that, or by the recovery code (F125). */
async function unlockShop(dataFolder: string, texts: DesktopTexts) {
  const sealer = await findKeyring(safeStorage, process.platform);
  const file = keyPathOf(dataFolder);
  const mayStandOpen = async (isFirst: boolean) => {
    const { first, later, keep, quit, ask } = texts.keyring;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: texts.name,
      message: translate({ text: isFirst ? first : later }, 'text', { file }),
      buttons: [isFirst ? quit : ask, keep],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  };
  return unlock({
    open: (recoveryCode) =>
      openOrAsk(
        {
          dataFolder,
          databaseUrl: process.env['DATABASE_URL'],
          keyStore: keyStore(file, { sealer, mayStandOpen: () => mayStandOpen(recoveryCode === undefined) }),
          recoveryCode,
          restart: () => {
            shell.relaunch();
            shell.quit();
          },
        },
        texts,
      ),
    makeWindow: () => createRecoveryWindow(texts.name),
    ipcMain,
  });
}

/** Backups are offered in a window of their own for a database that is damaged or gone; afterwards the shop opens (F12, F18). */
async function rescueShop(error: unknown, dataFolder: string, texts: DesktopTexts): ReturnType<typeof unlockShop> {
  const code = rescueCode(error);
  if (!code || process.env['DATABASE_URL']) throw error;
  const sealer = await findKeyring(safeStorage, process.platform);
  rescue = createRescue({ dataFolder, store: keyStore(keyPathOf(dataFolder), { sealer, mayStandOpen: async () => true }), code });
  const window = createRescueWindow(texts.name);
  await window.loadURL(home);
  await rescue.over;
  rescue.end();
  rescue = undefined;
  const unlocked = await unlockShop(dataFolder, texts);
  unlocked?.window?.destroy();
  return unlocked && { ...unlocked, window };
}

/** A folder in which data do not last (F19) is used only when somebody has read why not to. @throws DomainError `cancelled` for "quit". */
async function openOrAsk(options: OpenAppOptions, { refusal }: DesktopTexts): Promise<OpenedApp> {
  try {
    return await openApp(options);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'folderUnsafe') throw error;
    const { folderUnsafe, quit, useAnyway, title } = refusal;
    const values = { folder: String(error.details['folder']), what: String(error.details['what']) };
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title,
      message: translate({ folderUnsafe }, 'folderUnsafe', values),
      buttons: [quit, useAnyway],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response !== 1) throw new DomainError('cancelled');
    allowFolder(options.dataFolder);
    return openApp(options);
  }
}

async function openWindow(texts: DesktopTexts): Promise<void> {
  const window = createMainWindow(texts.name);
  mainWindow = window;
  window.once('closed', () => {
    mainWindow = undefined;
  });
  reviveWhenGone(window, Date.now, (reason, isLast) => {
    opened?.app.log.error('page process gone', { reason });
    if (isLast) dialog.showErrorBox(texts.name, texts.refusal.pageDied);
  });
  await window.loadURL(home);
}

/** Before the shop is open there is one page. */
async function answerLocked(request: Request, texts: DesktopTexts): Promise<Response> {
  if (rescue && isOwnUrl(request.url)) {
    const { method, url } = request;
    const form = async () => new URLSearchParams(await request.text());
    const answered = await rescue.answer({ method, path: new URL(url).pathname, language: languageHere(), form });
    return new Response(answered.body, { status: answered.status, headers: answered.headers });
  }
  if (request.url !== recoveryUrl) return new Response('404', { status: 404 });
  const { status, headers, body } = recoveryPage(texts, languageHere());
  return new Response(body, { status, headers });
}

/** Attachments are those of whoever sits at the window. */
async function answer(request: Request, files: StaticFiles, app: App, seats: Seats): Promise<Response> {
  const path = isOwnUrl(request.url) ? new URL(request.url).pathname : '';
  if (path === '' || (isFilePath(path) && !mainWindow)) return new Response('404', { status: 404 });
  const { status, headers, body } =
    isFilePath(path) && mainWindow ? await answerFile(app, seats.of(mainWindow.webContents), path) : files.answer(path);
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
  const { refusal } = textsHere();
  const isTold = error instanceof DomainError && error.code in refusal;
  const known = error instanceof DomainError;
  if (!known) opened?.app.log.error('start failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
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
  opened?.app.log.error('main process failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  if (Date.now() - startedAt > restartAfterMs) shell.relaunch();
  shell.exit(70);
}

function textsHere(): DesktopTexts {
  return desktopTexts(languageHere());
}

function languageHere(): Language {
  return shell.getLocale().startsWith('zh') ? 'zh-CN' : 'en';
}
