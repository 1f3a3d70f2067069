import { useTranslation } from 'react-i18next';
import { useNow } from '../../components/use-now.ts';

const dayMs = 86_400_000;

/** How long something has lain there, in days. */
export function useAge(): (since: number) => string {
  const { t } = useTranslation('issuing');
  const now = useNow();
  return (since) => {
    const days = Math.max(0, Math.floor((now - since) / dayMs));
    return days === 0 ? t('bags.today') : t('bags.days', { count: days });
  };
}
