import { useTranslation } from 'react-i18next';
import type { PreviewWords } from './one-form-preview.tsx';

/** What the preview of a document of one customer says: upright A4, counted, with the mark of a reprint. */
export function useOnePageWords(title: string, printCount: number): PreviewWords {
  const { t } = useTranslation('print');
  return {
    counted: (pages) => t('onePage.count', { title, pages }),
    printed: t('onePage.printed'),
    paper: t('onePage.paper'),
    reprint: printCount > 0 && t('onePage.willBeReprint'),
  };
}
