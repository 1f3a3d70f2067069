import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCan } from '../../session.tsx';

/** After tools were given or taken back: the way leads to the note, where it is printed and photographed. */
export function useToolNoteDone(): (text: string, documentId: number | undefined, back: string) => Promise<void> {
  const { t } = useTranslation('tools');
  const navigate = useNavigate();
  const mayPrint = useCan()('print.store');
  return async (text, documentId, back) => {
    await navigate(documentId === undefined ? back : `/tools/notes/${documentId}`);
    // said where the way leads: who prints at once is not led away from it
    showToast(text, {
      severity: 'success',
      ...(mayPrint &&
        documentId !== undefined && {
          way: { label: t('notes.print'), go: () => void navigate(`/print/tool-note?id=${documentId}`) },
          durationMs: 10_000,
        }),
    });
  };
}
