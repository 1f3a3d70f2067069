import GppBad from '@mui/icons-material/GppBadOutlined';
import GppGood from '@mui/icons-material/GppGoodOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/time.ts';
import { useZone } from '../session.tsx';
import { tabular } from '../theme.ts';

/** Is it under warranty, and until when? In a word and a sign. `until` is a day or empty. */
export function WarrantyMark({ until }: { readonly until: string }): ReactNode {
  const { t } = useTranslation('customers');
  const zone = useZone();
  if (until === '')
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('warranty.unknown')}
      </Box>
    );
  const isIn = until >= dayOf(Date.now(), zone);
  const Sign = isIn ? GppGood : GppBad;
  return (
    <Box
      component="span"
      title={t(isIn ? 'warranty.in' : 'warranty.out', { day: until })}
      sx={{
        ...tabular,
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.25,
        whiteSpace: 'nowrap',
        color: isIn ? 'success.main' : 'text.secondary',
      }}
    >
      <Sign sx={{ fontSize: 16 }} />
      {t(isIn ? 'warranty.inShort' : 'warranty.outShort', { day: until })}
    </Box>
  );
}
