import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { movedThings } from '../../../shared/merges.ts';
import type { MergePreview } from '../../../shared/merges.ts';
import { Facts } from '../../components/detail-page.tsx';

/** How much goes over to the customer that stays. */
export function MergeMoved({ moved }: Pick<MergePreview, 'moved'>): ReactNode {
  const { t } = useTranslation('merges');
  const things = movedThings.filter((thing) => moved[thing] > 0);
  return (
    <>
      {things.length === 0 ? (
        <Typography>{t('merge.movedNothing')}</Typography>
      ) : (
        <Facts items={things.map((thing) => [t(`merge.things.${thing}`), moved[thing].toLocaleString('en-US')] as const)} />
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('merge.printed')}
      </Typography>
    </>
  );
}
