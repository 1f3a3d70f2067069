import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthCard } from './auth-card.tsx';

/** What everybody sees while the shop's data are exchanged for those of a backup (F40). */
export function RestoringPage(): ReactNode {
  const { t } = useTranslation('backups');
  return (
    <AuthCard title={t('restoring.title')} hint={t('restoring.hint')}>
      <LinearProgress aria-label={t('restoring.title')} />
    </AuthCard>
  );
}
