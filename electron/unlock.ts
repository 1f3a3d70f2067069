import { DomainError } from './errors.ts';
import { recoveryUrl } from './own-url.ts';

/** The window that asks for the recovery code, as much of it as is used here. */
export interface CodeWindow<Contents> {
  readonly webContents: Contents;
  loadURL(url: string): Promise<void>;
  once(event: 'closed', listener: () => void): unknown;
  destroy(): void;
}

interface CodeEvent<Contents> {
  readonly sender: Contents;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export interface UnlockOptions<Opened, Contents> {
  /** Opens the shop, with the code if one was typed. */
  open(recoveryCode: string | undefined): Promise<Opened>;
  makeWindow(): CodeWindow<Contents>;
  readonly ipcMain: {
    handle(channel: string, listener: (event: CodeEvent<Contents>, code: unknown) => Promise<boolean>): void;
    removeHandler(channel: string): void;
  };
}

export interface Unlocked<Opened> {
  readonly opened: Opened;
  /** Asked for the code; still there, since the application ends with its last window. */
  readonly window?: CodeWindow<unknown>;
}

/**
 * Opens the shop with the key that this account keeps, or else with the recovery code that somebody types, as often as they like (F125).
 * Undefined: they would rather quit.
 * @throws whatever else keeps the shop from opening.
 */
export async function unlock<Opened, Contents>(options: UnlockOptions<Opened, Contents>): Promise<Unlocked<Opened> | undefined> {
  try {
    return { opened: await options.open(undefined) };
  } catch (error) {
    if (isRefusal(error, 'cancelled')) return undefined;
    if (!isRefusal(error, 'keyMissing')) throw error;
    return askForCode(options);
  }
}

async function askForCode<Opened, Contents>({ open, makeWindow, ipcMain }: UnlockOptions<Opened, Contents>) {
  const window = makeWindow();
  const { promise, resolve, reject } = Promise.withResolvers<Unlocked<Opened> | undefined>();
  let isBusy = false;
  ipcMain.handle('recoveryCode', async ({ sender, senderFrame }, code) => {
    const isOurs = sender === window.webContents && senderFrame?.parent === null && senderFrame.url === recoveryUrl;
    if (!isOurs) throw new Error('untrusted sender');
    if (isBusy) return false;
    if (typeof code !== 'string') {
      resolve(undefined);
      return true;
    }
    isBusy = true;
    try {
      resolve({ opened: await open(code.slice(0, longestCode)), window });
      return true;
    } catch (error) {
      if (isRefusal(error, 'recoveryCodeWrong')) return false;
      reject(error);
      return true;
    } finally {
      isBusy = false;
    }
  });
  // while it opens, closing the window comes too late
  window.once('closed', () => isBusy || resolve(undefined));
  try {
    await window.loadURL(recoveryUrl);
    return await promise;
  } finally {
    ipcMain.removeHandler('recoveryCode');
  }
}

const longestCode = 200;

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof DomainError && error.code === code;
}
