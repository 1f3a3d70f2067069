import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { formatYuan } from '../../shared/money.ts';
import { tabular } from '../theme.ts';

/** An amount: `<Money fen={123456} />` shows ¥1,234.56 in equal figures; nothing for null. */
export function Money({ fen, symbol = '¥' }: { readonly fen: number | null | undefined; readonly symbol?: string }): ReactNode {
  if (fen === null || fen === undefined) return null;
  return (
    <Box component="span" sx={{ ...tabular, whiteSpace: 'nowrap' }}>
      {formatYuan(fen, { symbol })}
    </Box>
  );
}
