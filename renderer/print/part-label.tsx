import type { Catalogue } from '../../shared/i18n/index.ts';
import { countingUnit } from '../../shared/pack-quantity.ts';
import type { PartRow } from '../../shared/parts.ts';
import { fact } from './compose.tsx';
import type { FactPart, FormPrint } from './compose.tsx';
import { label, short } from './labels.tsx';
import type { PaperForm } from './paper-form.ts';

/** Sticks on a part or its bin (F-37): its code to scan, what it is, where it lies. */
export function partLabel(
  part: PartRow,
  shopName: string,
  { texts, layout, spec }: Pick<FormPrint<Pick<Catalogue, 'print' | 'catalogue'>>, 'texts' | 'layout' | 'spec'>,
): PaperForm {
  const words = texts.catalogue.labels;
  const parts: readonly FactPart[] = [
    fact('name', words.name, short(part.name, spec.paper, words.name), 'full', { isFixed: true, strong: true }),
    fact('spec', words.spec, short(part.spec, spec.paper, words.spec), 'full'),
    fact('bin', words.bin, short(part.placeName, spec.paper, words.bin)),
    fact('unit', words.unit, short(countingUnit(part), spec.paper, words.unit)),
  ];
  return label(part.id, part.code, shopName, parts, { layout, spec });
}
