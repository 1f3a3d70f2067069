import { useTranslation } from 'react-i18next';
import { shippedPresetCodes } from '../../shared/presets/preset.ts';
import type { ShippedPresetCode } from '../../shared/presets/preset.ts';
import type { PresetName } from '../../shared/presets.ts';
import type { TimerEvent, TimerLimit, TimerPolicy } from '../../shared/timer-policy.ts';
import { dynamicText } from '../message-key.ts';

/** What presets and their promised times are called in the language in use. */
export function usePresetTexts() {
  const { t, i18n } = useTranslation(['presets', 'timers']);
  const limitText = ({ unit, amount }: TimerLimit, isWorking: boolean): string => {
    if (amount < 0) return t('timers:limit.before', { limit: limitText({ unit, amount: -amount }, isWorking) });
    if (unit === 'workdayEnd') return amount === 0 ? t('timers:limit.sameDay') : t('timers:limit.workdayEnd', { count: amount });
    if (amount === 0) return t('presets:timers.atOnce');
    return t(`timers:limit.${unit === 'days' && isWorking ? 'workdays' : unit}`, { count: amount });
  };
  return {
    /** A shipped preset has a name in each language until the shop gives it one. */
    presetName({ code, name }: PresetName): string {
      if (name !== '') return name;
      const shipped = shippedPresetCodes.find((one): one is ShippedPresetCode => one === code);
      return shipped ? t(`presets:shipped.${shipped}`) : code;
    },
    timerName({ code, name }: Pick<TimerPolicy, 'code' | 'name'>): string {
      if (name !== '') return name;
      const key = `timers:name.${code}`;
      return i18n.exists(key) ? dynamicText(i18n, key) : code;
    },
    eventName: (event: TimerEvent): string => dynamicText(i18n, `presets:event.${event.replace('.', '_')}`),
    /** `2 个工作日`, `提前 30 分钟`; `isWorking`: days are working days. */
    limitText,
  };
}
