import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { desktopTexts } from '../shared/i18n/desktop.ts';
import type { Language } from '../shared/i18n/types.ts';
import { translate } from '../shared/i18n/translate.ts';
import { fromRecoveryCode } from '../shared/recovery-code.ts';
import { databaseFile } from './db/open.ts';
import { ownDataFolder } from './db/owner-lock.ts';
import { DomainError } from './errors.ts';
import { listRescue, rescueFrom } from './features/backups/rescue.service.ts';
import type { KeyStore } from './platform/keys/key-store.ts';
import { logFile } from './platform/log-file.ts';
import { createLog } from './platform/log.ts';
import { confirmPage, donePage, emptyAnswer, listPage, rescueCodes } from './rescue-page.ts';
import type { RescueAnswer, RescueCode, RescueScene } from './rescue-page.ts';

export interface RescueOptions {
  readonly dataFolder: string;
  readonly store: KeyStore;
  readonly code: RescueCode;
}

/** What a page sends, whichever way it came. */
export interface RescueRequest {
  readonly method: string;
  readonly path: string;
  readonly language: Language;
  /** The fields of a form that was sent. */
  form(): Promise<URLSearchParams>;
}

export interface Rescue {
  answer(request: RescueRequest): Promise<RescueAnswer>;
  /** Settles when a backup is in place, or the recovery code was typed, which it answers; the folder is still owned. */
  readonly over: Promise<string | undefined>;
  /** Gives the folder free. */
  end(): void;
}

/** Is this why the data cannot be opened, something that a backup can help with? */
export function rescueCode(error: unknown): RescueCode | undefined {
  return error instanceof DomainError ? rescueCodes.find((code) => code === error.code) : undefined;
}

/**
 * The minimal application in place of one whose database is damaged or gone, or whose key is missing (F12, F17, F18): it says what is wrong, lists
 * the good backups, and restores the chosen one with two clicks. The folder stays owned meanwhile.
 */
export function createRescue({ dataFolder, store, code }: RescueOptions): Rescue {
  const release = ownDataFolder(dataFolder);
  const log = createLog(logFile(join(dataFolder, 'log', 'counter.log')), Date.now);
  log.error('the data cannot be opened: backups are offered', { code });
  const token = randomBytes(24).toString('base64url');
  const file = databaseFile(dataFolder);
  const { promise: over, resolve } = Promise.withResolvers<string | undefined>();
  let isBusy = false;

  /** Sound data whose key this machine does not have: the typed code opens them, nothing is restored. */
  const unlock = (scene: RescueScene, typed: string): RescueAnswer => {
    if (!fromRecoveryCode(typed)) return listPage(scene, failureText(scene, new DomainError('recoveryCodeWrong')));
    resolve(typed);
    return donePage(scene);
  };

  const restore = async (scene: RescueScene, form: URLSearchParams): Promise<RescueAnswer> => {
    if (isBusy) return listPage(scene);
    isBusy = true;
    try {
      const chosen = { id: form.get('id') ?? '', place: form.get('place') ?? '', recoveryCode: form.get('code') ?? '' };
      const app = { now: Date.now, log, passwordCost: 17 };
      await rescueFrom({ dataFolder, databaseFile: file, store, app, ...chosen });
    } catch (error) {
      isBusy = false;
      log.error('the restore failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return listPage(scene, failureText(scene, error));
    }
    resolve(undefined);
    return donePage(scene);
  };

  return {
    over,
    end: release,
    async answer({ method, path, language, form: readForm }) {
      const scene = { texts: desktopTexts(language), language, code, file, backups: await listRescue(dataFolder), token };
      if (method === 'GET') return path === '/' ? listPage(scene) : emptyAnswer(404);
      if (method !== 'POST') return emptyAnswer(405);
      const form = await readForm();
      if (form.get('token') !== token) return emptyAnswer(403);
      if (path === '/unlock') return unlock(scene, form.get('code') ?? '');
      const backup = scene.backups.find(({ id, place }) => id === form.get('id') && place === form.get('place'));
      if (!backup) return listPage(scene, failureText(scene, new DomainError('notFound')));
      return path === '/restore' ? restore(scene, form) : confirmPage(scene, backup);
    },
  };
}

function failureText({ texts: { rescue } }: RescueScene, error: unknown): string {
  const code = error instanceof DomainError ? error.code : 'other';
  const reason = code in rescue.reasons ? rescue.reasons[code as keyof typeof rescue.reasons] : rescue.reasons.other;
  return translate({ failed: rescue.failed }, 'failed', { reason });
}
