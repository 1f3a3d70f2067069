import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app as shell, dialog, shell as desk } from 'electron';
import type { BrowserWindow } from 'electron';
import type { DesktopTexts } from '../shared/i18n/desktop.ts';
import { translate } from '../shared/i18n/translate.ts';
import { appVersion } from '../shared/version.ts';
import { DomainError } from './errors.ts';
import { readUpdate, takeUpdate } from './platform/updates/update-file.ts';
import { releaseKeys } from './platform/updates/update-keys.ts';
import type { Log } from './platform/log.ts';

export interface Updating {
  readonly window: BrowserWindow;
  readonly texts: DesktopTexts;
  readonly log: Log | undefined;
  /** Other keys, in tests. */
  readonly keys?: readonly string[];
}

/**
 * Installs from an update file that somebody brought (F129): who released it and that it is newer is checked first, then the person decides,
 * then the installer takes over and this program ends. The data are backed up by the new version before it changes them.
 */
export async function installFromFile({ window, texts: { update: words }, log, keys = releaseKeys }: Updating): Promise<void> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.choose,
    filters: [{ name: words.kind, extensions: ['ascupdate'] }],
    properties: ['openFile'],
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return;
  const rules = { version: appVersion, platform: `${process.platform}-${process.arch}`, keys };
  try {
    const { version, releasedOn } = await readUpdate(file, rules);
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: translate({ words }, 'words.ask', { version, now: appVersion, releasedOn }),
      buttons: [words.install, words.later],
      defaultId: 0,
      cancelId: 1,
    });
    if (response !== 0) return;
    const installer = await takeOut(file, rules);
    log?.info('update starts', { version });
    const failure = await desk.openPath(installer);
    if (failure !== '') throw new Error(failure);
    shell.quit();
  } catch (error) {
    log?.error('update refused', { error: String(error) });
    dialog.showErrorBox(words.title, refusalText(error, words));
  }
}

/** Only what was checked lies in the folder of updates: an installer of before goes first. */
async function takeOut(file: string, rules: Parameters<typeof takeUpdate>[1]): Promise<string> {
  const folder = join(shell.getPath('userData'), 'updates');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let installer = '';
  await takeUpdate(file, rules, async ({ fileName }) => (installer = join(folder, fileName)));
  return installer;
}

function refusalText(error: unknown, words: DesktopTexts['update']): string {
  if (!(error instanceof DomainError) || error.code !== 'updateRefused') return words.failed;
  const values = Object.fromEntries(Object.entries(error.details).map(([name, value]) => [name, String(value)]));
  return translate({ words }, `words.refused.${values['reason'] ?? ''}`, { ...values, now: appVersion });
}
