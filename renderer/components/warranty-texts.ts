import type { i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lineTextKey, stateOf } from '../../shared/warranties.ts';
import type { ItemWarranty, WarrantyAnswer, WarrantyStep } from '../../shared/warranties.ts';
import type { MissingFact } from '../../shared/warranty-facts.ts';
import type { FaultCause } from '../../shared/warranty-policy.ts';
import type { PriceMode } from '../../shared/warranty-price.ts';
import type { StartRule } from '../../shared/warranty-start.ts';
import { dynamicText } from '../message-key.ts';

type TermUnit = 'years' | 'months' | 'days';

/** The warranty in words: state, price and each step of the reasoning. */
export function useWarrantyTexts() {
  const { t, i18n } = useTranslation('warranties');
  return useMemo(() => warrantyTexts(t, i18n), [t, i18n]);
}

type T = ReturnType<typeof useTranslation<'warranties'>>['t'];

function warrantyTexts(t: T, i18n: I18n) {
  const joined = (words: readonly string[]) => words.join(i18n.language === 'zh-CN' ? '、' : ', ');
  const termText = (unit: unknown, count: unknown) =>
    unit === 'lifetime' ? t('term.lifetime') : t(`term.${unit as TermUnit}`, { count: Number(count) });

  const lineText = (code: string) => {
    const key = `warranties:line.${lineTextKey(code)}`;
    return i18n.exists(key) ? dynamicText(i18n, key) : code;
  };

  /** In or out, and until when. */
  const stateText = (answer: WarrantyAnswer): string => {
    const { text, day } = stateOf(answer);
    return t(`mark.${text}`, { day });
  };

  const priceText = ({ price, isCauseOpen }: Pick<WarrantyAnswer, 'price' | 'isCauseOpen'>): string =>
    price === null ? t('price.open') : isCauseOpen ? t('price.causeOpen') : t(`price.${price}`);

  const ruleText = ({ source }: ItemWarranty, { rule }: WarrantyAnswer): string =>
    rule !== '' ? t('mark.byRule', { rule }) : source === 'hand' ? t('mark.byHand') : '';

  const stepText = ({ key, values }: WarrantyStep): string => {
    const text = (name: string) => String(values[name] ?? '');
    const list = (name: string) => (values[name] ?? []) as readonly string[];
    const day = text('day');
    switch (key) {
      case 'line':
        return t('step.line', { line: lineText(text('code')) });
      case 'cardLost':
        return t('step.cardLost', { start: t(`start.${text('start') as StartRule}`) });
      case 'start':
        return t('step.start', { start: t(`start.${text('start') as StartRule}`), day });
      case 'cardTerm':
      case 'term':
        if (values['freeUnit'] !== undefined) return t('step.lifetimeFree', { term: termText(values['freeUnit'], values['freeCount']) });
        return t(`step.${key}`, { term: termText(values['unit'], values['count']) });
      case 'restarted':
        return t('step.restarted', { part: text('part'), failedOn: text('failedOn'), day });
      case 'missing':
        return t('step.missing', { facts: joined(list('facts').map((fact) => t(`missing.${fact as MissingFact}`))) });
      case 'chooseLine':
        return t('step.chooseLine', { parts: joined(list('parts')) });
      case 'notStarted':
        return t('step.notStarted', { day, count: Number(values['daysUntil']) });
      case 'covered':
        return values['daysLeft'] === 0 ? t('step.coveredToday', { day }) : t('step.covered', { day, count: Number(values['daysLeft']) });
      case 'freePartEnded':
      case 'expired':
        return t(`step.${key}`, { day, count: Number(values['daysPast']) });
      case 'excluded':
        return t('step.excluded', { name: text('name') });
      case 'causeFree':
      case 'causeCharged':
        return t(`step.${key}`, { cause: t(`cause.${text('cause') as FaultCause}`) });
      case 'causeOpen':
        return t('step.causeOpen', { causes: joined(list('causes').map((cause) => t(`cause.${cause as FaultCause}`))) });
      case 'price':
        return t(`price.${text('mode') as PriceMode}`);
      case 'cardStart':
      case 'byHand':
        return t(`step.${key}`, { day });
      case 'coveredForLife':
      case 'gift':
      case 'byPreset':
        return t(`step.${key}`);
    }
  };

  return { lineText, stateText, priceText, ruleText, stepText };
}
