import Box from '@mui/material/Box';
import type { i18n as I18n } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../shared/money.ts';
import type { AuditRow } from '../../shared/settings.ts';
import { useWhen } from './when.tsx';
import { dynamicText } from '../message-key.ts';
import { keyReasonText } from './key-reason-text.ts';

type ShowTime = (at: number, as: 'full') => string;

/** The changed fields of an entry, each with its value before and after. */
export function ChangeList({ changes }: { readonly changes: AuditRow['changes'] }): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const when = useWhen();
  const entries = Object.entries(changes);
  if (entries.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(([field, [before, after]]) => {
        const key = `settings:audit.fields.${field}`;
        return (
          <Box component="li" key={field} sx={{ overflowWrap: 'anywhere' }}>
            <Box component="span" sx={{ color: 'text.secondary', mr: 0.75 }}>
              {i18n.exists(key) ? dynamicText(i18n, key) : t('audit.fields.other')}
            </Box>
            {before !== null && before !== undefined && (
              <Box component="del" sx={{ color: 'text.secondary' }}>
                {shown(field, before, i18n, when)}
              </Box>
            )}
            {before !== null && before !== undefined && ' → '}
            <ins style={{ textDecoration: 'none' }}>{shown(field, after, i18n, when)}</ins>
          </Box>
        );
      })}
    </Box>
  );
}

/** Closed lists whose words stand in another catalogue. */
const words: Readonly<Record<string, readonly string[]>> = {
  type: ['requests:type'],
  branch: ['requests:branch'],
  urgency: ['requests:urgency'],
  channel: ['requests:channel'],
  lodgedBy: ['requests:lodgedBy'],
  faultClass: ['requests:faultClass'],
  kind: ['customers:kind', 'parts:kind', 'installedItems:kind'],
  trade: ['warranties:policy'],
  cardState: ['installedItems:cardState'],
  target: ['imports:target'],
  paymentState: ['projects:payment'],
  distanceClass: ['customerFile:distance'],
  nextServiceChannel: ['customerFile:channel'],
  preset: ['presets:shipped'],
  shopPreset: ['presets:shipped'],
  linePreset: ['presets:shipped'],
  presetCode: ['presets:shipped'],
  calendarCode: ['calendars:shipped'],
  keyDecision: ['customerFile:key.choice'],
  outletKind: ['outlets:kind'],
  outletState: ['outlets:state'],
};

/** Flags that are stored as numbers and whose names do not say so. */
const flags: readonly string[] = ['accessoriesComplete', 'packingKept'];

function shown(field: string, value: unknown, i18n: I18n, when: ShowTime): string {
  if (value === null || value === undefined || value === '') return i18n.t('settings:audit.noValue');
  if (typeof value === 'boolean' || ((/^is[A-Z]/.test(field) || flags.includes(field)) && (value === 0 || value === 1)))
    return i18n.t(value ? 'common:word.yes' : 'common:word.no');
  if (typeof value === 'number')
    return field.endsWith('At') ? when(value, 'full') : field.endsWith('Fen') ? formatYuan(value, { symbol: '¥' }) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'keyReason') return keyReasonText(i18n, value);
  if (field === 'documents') return wordsOf(i18n, ['projects:document'], value);
  if (field === 'explained') return wordsOf(i18n, ['projects:acceptance.thing'], value);
  if (field === 'contactChannels') return wordsOf(i18n, ['customerFile:channel'], value);
  if (field === 'keyKinds') return wordsOf(i18n, ['customers:kind'], value);
  if (field === 'roles') {
    return value
      .split(' ')
      .map((role) => wordOf(i18n, ['common:role'], role))
      .join(' · ');
  }
  const known = words[field];
  return known ? wordOf(i18n, known, value) : value;
}

/** Several words of one list. */
function wordsOf(i18n: I18n, prefixes: readonly string[], value: string): string {
  return value
    .split(' ')
    .map((one) => wordOf(i18n, prefixes, one))
    .join(' · ');
}

function wordOf(i18n: I18n, prefixes: readonly string[], value: string): string {
  const key = prefixes.map((prefix) => `${prefix}.${value}`).find((one) => i18n.exists(one));
  return key ? dynamicText(i18n, key) : value;
}
