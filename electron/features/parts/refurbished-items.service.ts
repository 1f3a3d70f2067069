import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { setTerms } from '../../platform/search-terms.ts';
import { readShop } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { findRefurbishedOf, insertRefurbished, itemTerms } from './items.repository.ts';

/** The item as which refurbished ones of another stand in stock 翻新 (R-004-60); made when it is first needed, with the code of the other and `-F`. */
export async function refurbishedItem(
  w: Write,
  { app, now }: ActorContext,
  itemId: number,
): Promise<{ readonly id: number; readonly code: string }> {
  const { tx, record, touch } = w;
  const known = await findRefurbishedOf(tx, itemId);
  if (known) return known;
  const { language } = await readShop(app, tx);
  const mark = language === 'en' ? ' (refurbished)' : '（翻新）';
  for (let nth = 1; nth < 100; nth++) {
    const made = await insertRefurbished(tx, itemId, { suffix: nth === 1 ? '-F' : `-F${nth}`, mark, now });
    if (!made) continue;
    await setTerms(tx, 'item', made.id, itemTerms(made));
    await record({ subject: 'item', subjectId: made.id, kind: 'created', data: { code: made.code, name: made.name } });
    touch('parts');
    return made;
  }
  throw new DomainError('codeTaken', { code: '-F' });
}
