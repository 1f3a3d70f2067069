import { useTranslation } from 'react-i18next';
import type { PreviewWords } from './form-preview.tsx';

/** What the preview of one document says: counted, with the mark of a reprint. */
export function useOnePageWords(title: string, printCount: number): PreviewWords {
  const { t } = useTranslation('print');
  return {
    counted: (pages) => t('onePage.count', { title, pages }),
    printed: t('onePage.printed'),
    reprint: printCount > 0 && t('onePage.willBeReprint'),
  };
}
