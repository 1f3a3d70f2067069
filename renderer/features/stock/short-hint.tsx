import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { tabular } from '../../theme.ts';

/** A line as far as its stock is concerned. */
interface Taken {
  readonly itemId: number;
  readonly placeId: number;
  readonly qty: number;
}

/** Says at the line when the place has less; the host decides, this only says it early. */
export function ShortHint({ line, refusedAt }: { readonly line: Taken; readonly refusedAt: number | undefined }): ReactNode {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const part = useQuery(trpc.parts.get.queryOptions({ id: line.itemId }));
  const there = part.data ? (part.data.balances.find(({ placeId }) => placeId === line.placeId)?.qty ?? 0) : undefined;
  const available = there ?? refusedAt;
  if (available === undefined || available >= line.qty) return null;
  return (
    <Box component="span" role="alert" sx={{ color: 'error.main', fontWeight: 600 }}>
      {t('line.short', { available: part.data ? formatQuantity(available, part.data) : available })}
    </Box>
  );
}

/** How many of a line the scanner saw. */
export function ScanMark({ scanned }: { readonly scanned: number }): ReactNode {
  const { t } = useTranslation('parts');
  if (scanned === 0) return null;
  return (
    <Box
      component="span"
      sx={{ ...tabular, display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'success.main', whiteSpace: 'nowrap' }}
    >
      <CheckCircle sx={{ fontSize: 16 }} />
      {t('line.scanned', { count: scanned })}
    </Box>
  );
}
