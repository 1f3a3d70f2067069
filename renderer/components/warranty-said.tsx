import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarrantySaid } from '../../shared/warranty-said.ts';
import { tabular } from '../theme.ts';
import { useWarrantyTexts } from './warranty-texts.ts';

/** What the customer heard about the warranty on the day of the call; it stays when the warranty has ended since (R-002-37). */
export function WarrantySaidText({ said: { answers } }: { readonly said: WarrantySaid }): ReactNode {
  const { t } = useTranslation('warranties');
  const { priceText } = useWarrantyTexts();
  if (answers.length === 0) return t('mark.none');
  return answers.map((answer) => (
    <Box key={answer.part} component="span" sx={{ ...tabular, display: 'block' }}>
      {[answer.part, t(`mark.${answer.text}`, { day: answer.day }), priceText(answer), answer.rule].filter(Boolean).join(' ')}
    </Box>
  ));
}
