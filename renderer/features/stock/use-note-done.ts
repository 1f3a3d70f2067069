import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCan } from '../../session.tsx';

/** After an act: says so, and offers its paper where the person may print. */
export function useNoteDone(): (text: string, documentId: number | undefined, undo?: () => unknown) => void {
  const { t } = useTranslation('issuing');
  const navigate = useNavigate();
  const mayPrint = useCan()('print.documents');
  return (text, documentId, undo) =>
    showToast(text, {
      severity: 'success',
      ...(undo && { undo }),
      ...(mayPrint &&
        documentId !== undefined && {
          way: { label: t('staff.printNote'), go: () => void navigate(`/print/stock-note?id=${documentId}`) },
          durationMs: 10_000,
        }),
    });
}
