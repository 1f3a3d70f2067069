import type { i18n as I18n } from 'i18next';
import { readKeyReason } from '../../shared/key-customers.ts';
import { formatYuan } from '../../shared/money.ts';

/** Why somebody is a key customer or not, in words: the rule with its amount or kind, or a person's note. */
export function keyReasonText(i18n: I18n, stored: string, note = ''): string {
  const reason = readKeyReason(stored);
  switch (reason?.by) {
    case 'amount':
      return i18n.t('customerFile:key.byAmount', { amount: formatYuan(reason.thresholdFen) });
    case 'kind':
      return i18n.t('customerFile:key.byKind', { kind: i18n.t(`customers:kind.${reason.kind}`) });
    case 'person':
      return i18n.t('customerFile:key.byPerson', { note });
    default:
      return i18n.t('customerFile:key.byRule');
  }
}
