import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import { translate } from '../shared/i18n/translate.ts';
import type { Language } from '../shared/i18n/types.ts';
import { openApp } from './app.ts';
import type { OpenAppOptions, OpenedApp } from './app.ts';
import { DomainError } from './errors.ts';
import { home, isOwnUrl, recoveryUrl } from './own-url.ts';
import { allowFolder } from './platform/care/safe-folder.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import type { Sealer } from './platform/keys/keyring.ts';
import { recoveryPage } from './recovery-page.ts';
import { createRescue, rescueCode } from './rescue.ts';
import type { Rescue } from './rescue.ts';
import { unlock } from './unlock.ts';
import type { UnlockOptions } from './unlock.ts';
import { createRecoveryWindow, createRescueWindow } from './window.ts';

/** Asks a question in a dialog of the system. */
export interface Asks {
  showMessageBox(options: Question): Promise<{ readonly response: number }>;
}

interface Question {
  readonly type: 'warning';
  readonly title: string;
  readonly message: string;
  readonly buttons: string[];
  readonly defaultId: number;
  readonly cancelId: number;
  readonly noLink: boolean;
}

export interface DoorOptions {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly texts: DesktopTexts;
  readonly language: Language;
  readonly sealer: Sealer | undefined;
  readonly dialog: Asks;
  readonly ipcMain: UnlockOptions<OpenedApp, unknown>['ipcMain'];
  readonly restart: () => void;
}

/** What stands between the desktop and a shop that does not open by itself. */
export interface ShopDoor {
  /** Opens the shop; undefined: somebody would rather quit. The window that asked is still there. */
  open(): Promise<{ readonly opened: OpenedApp; readonly window?: { destroy(): void } } | undefined>;
  /** The pages of before: the code, the backups. */
  answer(request: Request): Promise<Response>;
}

/** Opens with the kept key, asks for the code where there is none (F125), or offers backups for a database that is damaged or gone (F12, F18). */
export function shopDoor(options: DoorOptions): ShopDoor {
  const { dataFolder, databaseUrl, texts, language, sealer } = options;
  let rescue: Rescue | undefined;
  const rescueShop = async (error: unknown): ReturnType<ShopDoor['open']> => {
    const code = rescueCode(error);
    if (!code || databaseUrl) throw error;
    rescue = createRescue({ dataFolder, store: keyStore(keyPathOf(dataFolder), { sealer, mayStandOpen: async () => true }), code });
    const window = createRescueWindow(texts.name);
    await window.loadURL(home);
    await rescue.over;
    rescue.end();
    rescue = undefined;
    const unlocked = await unlockShop(options);
    unlocked?.window?.destroy();
    return unlocked && { ...unlocked, window };
  };
  return {
    open: () => unlockShop(options).catch(rescueShop),
    async answer(request) {
      if (rescue && isOwnUrl(request.url)) {
        const { method, url } = request;
        const form = async () => new URLSearchParams(await request.text());
        const answered = await rescue.answer({ method, path: new URL(url).pathname, language, form });
        return new Response(answered.body, { status: answered.status, headers: answered.headers });
      }
      if (request.url !== recoveryUrl) return new Response('404', { status: 404 });
      const { status, headers, body } = recoveryPage(texts, language);
      return new Response(body, { status, headers });
    },
  };
}

/** The shop with its key out of the keyring, out of a file where somebody chose that, or by the recovery code (F125). */
async function unlockShop({ dataFolder, databaseUrl, texts, sealer, dialog, ipcMain, restart }: DoorOptions) {
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
          databaseUrl,
          keyStore: keyStore(file, { sealer, mayStandOpen: () => mayStandOpen(recoveryCode === undefined) }),
          recoveryCode,
          restart,
        },
        texts,
        dialog,
      ),
    makeWindow: () => createRecoveryWindow(texts.name),
    ipcMain,
  });
}

/** A folder in which data do not last (F19) is used only when somebody has read why not to. @throws DomainError `cancelled` for "quit". */
async function openOrAsk(options: OpenAppOptions, { refusal }: DesktopTexts, dialog: Asks): Promise<OpenedApp> {
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
