import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { numberedKinds } from '../../shared/home.ts';
import type { SearchHitKind } from '../../shared/home.ts';
import { codeKey } from '../../shared/search-query.ts';
import { useTRPCClient } from '../api.ts';
import { errorText } from '../error-text.ts';
import { showToast } from './frame/toast-store.ts';
import { hitPath, nextStep } from '../navigation.ts';
import { useScanner } from './use-scanner.ts';

/** A slip that is scanned while this screen is there opens at the step that is next (R-000-52), another form on its page; an unknown number is told. */
export function useSlipScan(enabled = true): void {
  const { t, i18n } = useTranslation('numbers');
  const client = useTRPCClient();
  const navigate = useNavigate();
  const open = async (code: string) => {
    try {
      const hits = await client.search.everything.query({ query: code.slice(0, 60) });
      const paper = hits.find(({ kind, title }) => isScanned(kind) && codeKey(title) === codeKey(code));
      if (paper) await navigate(`${hitPath(paper.kind, paper.id)}${paper.kind === 'workOrder' ? nextStep : ''}`);
      else showToast(t('scan.unknown', { code }), { severity: 'error' });
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    }
  };
  useScanner((code) => void open(code), enabled);
}

function isScanned(kind: SearchHitKind): boolean {
  return kind === 'tool' || numberedKinds.some((numbered) => numbered === kind);
}
