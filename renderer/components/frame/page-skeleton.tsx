import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The place of a page that is still coming: head and lines where they will be, so nothing jumps. */
export function PageSkeleton(): ReactNode {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('state.loading')} sx={{ p: 2, display: 'grid', gap: 1 }}>
      <Skeleton variant="rounded" width={220} height={28} />
      <Skeleton variant="rounded" height={36} sx={{ mt: 1 }} />
      {lines.map((line) => (
        <Skeleton key={line} variant="rounded" height={26} sx={{ opacity: 1 - line * 0.09 }} />
      ))}
    </Box>
  );
}

const lines = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
