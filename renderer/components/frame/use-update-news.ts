import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { appVersion, isNewer } from '../../../shared/version.ts';
import { readStored, writeStored } from '../../storage.ts';
import { showToast } from './toast-store.ts';

const seenKey = 'counter.seenVersion';

/** After an update, this seat says so once and leads to what is new. A seat that was never used before has nothing to be told. */
export function useUpdateNews(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const seen = readStored(seenKey);
    if (seen === appVersion) return;
    writeStored(seenKey, appVersion);
    if (typeof seen !== 'string' || !isNewer(appVersion, seen)) return;
    showToast(t('frame.updated', { version: appVersion }), {
      severity: 'info',
      durationMs: 20_000,
      way: { label: t('frame.news'), go: () => void navigate('/settings/news') },
    });
  }, [t, navigate]);
}
