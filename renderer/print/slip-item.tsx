import type { Catalogue } from '../../shared/i18n/index.ts';
import type { ItemOnSlip } from '../../shared/installed-items.ts';
import { stateOf } from '../../shared/warranties.ts';
import { fact } from './compose.tsx';
import type { FormPart } from './compose.tsx';

/**
 * Covered until when, at which price and by which rule; each part with a line of its own. A repair says it too when nothing is on file
 * (R-002-37).
 */
export function warrantyText(
  item: ItemOnSlip | null,
  requestType: string,
  { mark, price }: Pick<Catalogue['warranties'], 'mark' | 'price'>,
): string {
  if (!item) return requestType === 'repair' ? mark.none : '';
  const { answers, source } = item.warranty;
  if (source === 'none') return mark.none;
  return answers
    .map((answer) => {
      const { text, day } = stateOf(answer);
      const state = mark[text].replace('{{day}}', day);
      const charged = answer.price === null ? '' : answer.isCauseOpen ? price.causeOpen : price[answer.price];
      return [answer.part, state, charged, answer.rule].filter(Boolean).join(' ');
    })
    .join('；');
}

/** R-003-12: driving licence and handbook were seen, or were not. */
export function vehicleParts(item: ItemOnSlip | null, words: Catalogue['print']['slip']): readonly FormPart[] {
  if (!item?.vehicle) return [];
  const { plate, licenceSeen, handbookSeen } = item.vehicle;
  const seen = (isSeen: boolean) => (isSeen ? words.seen : words.notSeen);
  return [
    fact('plate', words.plate, plate, 'third', { strong: true }),
    fact('licence', words.licence, seen(licenceSeen), 'third'),
    fact('handbook', words.handbook, seen(handbookSeen), 'third'),
  ];
}
