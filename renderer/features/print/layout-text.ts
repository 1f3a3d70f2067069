import type { TFunction } from 'i18next';
import { plainLayout, spelledOut } from '../../../shared/form-layouts.ts';
import type { FormLayout } from '../../../shared/form-layouts.ts';
import type { VersionDifference } from '../../components/stale-notice.tsx';
import type { PaperPart } from '../../print/paper-form.ts';

/** In what two layouts differ, in words. */
export function layoutDifferences(
  mine: FormLayout,
  theirs: FormLayout | null,
  parts: readonly PaperPart[],
  t: TFunction<['forms', 'common', 'print']>,
): readonly VersionDifference[] {
  const other = theirs ?? plainLayout;
  const yesNo = (is: boolean) => t(is ? 'common:word.yes' : 'common:word.no');
  return [
    { label: t('forms:layout.parts'), mine: partsText(mine, parts), theirs: partsText(other, parts) },
    { label: t('forms:layout.topText'), mine: mine.topText, theirs: other.topText },
    { label: t('forms:layout.bottomText'), mine: mine.bottomText, theirs: other.bottomText },
    { label: t('forms:layout.hasLogo'), mine: yesNo(mine.hasLogo), theirs: yesNo(other.hasLogo) },
  ].filter((one) => one.mine !== one.theirs);
}

/** What prints, in its order, with captions that were changed. */
function partsText(layout: FormLayout, parts: readonly PaperPart[]): string {
  return spelledOut(parts, layout)
    .parts.flatMap(({ key, caption, isHidden }) => {
      const own = parts.find((part) => part.key === key);
      return own && (own.isFixed || !isHidden) ? [caption || own.label] : [];
    })
    .join('、');
}
