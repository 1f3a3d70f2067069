import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { WebContents, WebPreferences } from 'electron';
import { isOwnUrl } from './own-url.ts';

/** Every window: no Node, its own world for the preload, the system's sandbox. Nothing that is on by default is switched off. */
const hardened: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
};

/** The window of the counter. */
export function createMainWindow(title: string): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...hardened, preload: join(import.meta.dirname, '../preload/preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** The window that asks for the recovery code, before there is a shop to show. */
export function createRecoveryWindow(title: string): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 620,
    height: 420,
    resizable: false,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...hardened, preload: join(import.meta.dirname, '../preload/recovery-preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** The window that offers the backups of a shop whose data cannot be opened: forms only, without a preload. */
export function createRescueWindow(title: string): BrowserWindow {
  const window = new BrowserWindow({ title, width: 960, height: 680, show: false, autoHideMenuBar: true, webPreferences: hardened });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** A sheet of paper: never shown, without script and preload, in a session of its own. */
export function createPaperWindow(partition: string): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: { ...hardened, partition, javascript: false, backgroundThrottling: false } });
}

/** Holds a page where it is: no other address, no further window, no embedded browser. */
export function guardContents(contents: WebContents): void {
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

const lookBackMs = 60_000;
const mostReloads = 3;

/** Brings a page back whose process died; what was typed is in the drafts. One that dies again and again stays down. */
export function reviveWhenGone(window: BrowserWindow, now: () => number, report: (reason: string, isLast: boolean) => void): void {
  const deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    deaths.push(now());
    const isLast = deaths.filter((at) => now() - at < lookBackMs).length > mostReloads;
    report(reason, isLast);
    if (!isLast) window.webContents.reload();
  });
}
