import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { testPageForm } from '../../print/test-page.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/test-page?paper=A5`: rulers and the printable area, to find out how far a printer draws the paper in crooked. */
export function PrintTestPage(): ReactNode {
  const { t } = useTranslation('paperForms');
  const [address] = useSearchParams();
  const texts = usePaperTexts();
  const build = useMemo(() => {
    if (!texts) return undefined;
    const words = texts.paperForms.test;
    return ({ spec, offset }: FormOn) => [testPageForm({ words, paperName: texts.print.paper[spec.paper], spec, offset })];
  }, [texts]);
  return (
    <FormPreview
      form="testPage"
      address={address}
      title={t('page.testPage')}
      documentTitle={t('page.testPage')}
      backTo="/settings/forms"
      build={build}
      error={null}
      refetch={noData}
      note={async () => unmarked}
      words={{ counted: () => t('test.hint'), printed: t('page.printed') }}
    />
  );
}

/** The test page reads nothing. */
function noData(): void {}
