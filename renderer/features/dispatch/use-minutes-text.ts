import { useTranslation } from 'react-i18next';

/** Minutes as people say them: `3 小时 30 分`. */
export function useMinutesText(): (minutes: number) => string {
  const { t } = useTranslation('board');
  return (minutes) => {
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    if (h === 0) return t('minutes', { m });
    return m === 0 ? t('hours', { h }) : t('hoursMinutes', { h, m });
  };
}
