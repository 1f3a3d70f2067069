import { defaultPrivacySettings } from '../../../shared/privacy.ts';
import type { PrivacySettings } from '../../../shared/privacy.ts';
import type { ActorContext } from '../../context.ts';
import { privacySettingsKey } from '../../platform/access-log.ts';
import { readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { putSetting } from './settings.repository.ts';

/** How often data is looked at again (R-004-19), how fast requests are answered, and from how many customers in an hour on the steward hears of it. */
export async function viewPrivacySettings({ db }: Pick<ActorContext, 'db'>): Promise<PrivacySettings> {
  return { ...defaultPrivacySettings, ...(await readSetting<Partial<PrivacySettings>>(db, privacySettingsKey, {})) };
}

export async function changePrivacySettings(context: ActorContext, input: PrivacySettings): Promise<PrivacySettings> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await viewPrivacySettings({ db: tx });
    await putSetting(tx, privacySettingsKey, input);
    await record({ subject: 'shop', subjectId: 1, kind: 'privacyChanged', changes: changesBetween(before, input) });
    touch('settings', 'privacy');
    return input;
  });
}
