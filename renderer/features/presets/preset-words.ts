import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import type { TimerLimit } from '../../../shared/timer-policy.ts';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { dynamicText } from '../../message-key.ts';

/** Places of a preset and their values, as the history and the lists of faults say them. */
export function usePresetWords() {
  const { t, i18n } = useTranslation(['presets', 'common']);
  const { timerName, eventName, limitText } = usePresetTexts();
  const named = (key: string, fallback: string) => (i18n.exists(key) ? dynamicText(i18n, key) : fallback);

  /** `timers.finish.limit.amount`: 承诺时间 · 办结 · 时限. A number stands for the nth promised time, from 0 on. */
  const labelOf = (path: string, codes: readonly string[] = []): string => {
    const [top = '', ...rest] = path.split('.');
    const head = named(`presets:field.${top}`, top);
    if (top === '') return t('presets:importing.text');
    if (top !== 'timers') return [head, ...rest.slice(0, 1).map((part) => named(`presets:field.${top}_${part}`, part))].join(' · ');
    const [which, ...field] = rest;
    if (which === undefined) return head;
    const code = /^\d+$/.test(which) ? (codes[Number(which)] ?? String(Number(which) + 1)) : which;
    const key = field[0] === 'limit' ? (field[1] ?? 'amount') : field[0];
    const label = key === undefined ? [] : [named(`presets:timerForm.${key}`, key)];
    return [head, timerName({ code, name: '' }), ...label].join(' · ');
  };

  const textOf = (path: string, value: unknown): string => {
    if (value === null || value === '') return '—';
    if (typeof value === 'boolean') return t(value ? 'common:word.yes' : 'common:word.no');
    if (path.endsWith('Fen')) return formatYuan(Number(value), { symbol: '¥' });
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one: unknown) => partText(path, one)).join('、');
    return partText(path, value);
  };

  const partText = (path: string, value: unknown): string => {
    if (isLimit(value)) return limitText(value, false);
    if (typeof value === 'object' && value !== null) {
      const { after, role, limit } = value as { readonly after?: TimerLimit; readonly role?: string; readonly limit?: TimerLimit };
      if (after && role) return t('presets:timers.escalation', { span: limitText(after, false), role: named(`common:role.${role}`, role) });
      return limit ? limitText(limit, false) : t('presets:diff.added');
    }
    const word = String(value);
    const field = path.split('.').at(-1) ?? '';
    if (path.startsWith('timers.') && (field === 'start' || field === 'stop')) return eventName(word as Parameters<typeof eventName>[0]);
    const catalogue = catalogues[field];
    return catalogue ? named(`${catalogue}.${word}`, word) : word;
  };
  return { labelOf, textOf };
}

function isLimit(value: unknown): value is TimerLimit {
  return typeof value === 'object' && value !== null && 'unit' in value && 'amount' in value;
}

/** Closed lists whose words stand in a catalogue, by the last part of the path. */
const catalogues: Readonly<Record<string, string>> = {
  types: 'requests:type',
  channels: 'requests:channel',
  urgencies: 'requests:urgency',
  required: 'presets:required',
  calendar: 'calendars:shipped',
  warranty: 'warranties:policy',
  afterWarranty: 'warranties:price',
  slipTitle: 'print:slipTitle',
  training: 'presets:training',
  kinds: 'customers:kind',
  clock: 'presets:clock',
  unit: 'presets:unit',
  pauses: 'presets:hold',
  tell: 'common:role',
  warn: 'common:role',
  distances: 'customerFile:distance',
  replaces: 'timers:name',
};
