import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WearRow } from '../../../shared/tool-wear.ts';
import { tabular } from '../../theme.ts';

const mostBars = 8;

/** The kinds that wore out most, as bars: this period full, the one before hollow, so that it can be read in grey. */
export function WearChart({ rows }: { readonly rows: readonly WearRow[] }): ReactNode {
  const { t } = useTranslation('tools');
  const shown = rows
    .filter(({ worn, wornBefore }) => worn + wornBefore > 0)
    .toSorted((a, b) => b.worn - a.worn || b.wornBefore - a.wornBefore)
    .slice(0, mostBars);
  const most = Math.max(1, ...shown.flatMap(({ worn, wornBefore }) => [worn, wornBefore]));
  if (shown.length === 0) return null;
  return (
    <Box component="figure" sx={{ m: 0, px: 2, py: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      <Box component="figcaption" sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <Typography variant="h2">{t('wear.chart')}</Typography>
        <Legend text={t('wear.now')} />
        <Legend text={t('wear.before')} isBefore />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(96px, max-content) 1fr', columnGap: 1.5, rowGap: 1, alignItems: 'center' }}>
        {shown.map(({ itemId, name, spec, worn, wornBefore }) => (
          <Box key={itemId} sx={{ display: 'contents' }}>
            <Typography noWrap sx={{ maxWidth: 200 }}>
              {[name, spec].filter(Boolean).join(' ')}
            </Typography>
            <Box sx={{ display: 'grid', gap: 0.25 }}>
              <Bar value={worn} most={most} label={t('wear.now')} />
              <Bar value={wornBefore} most={most} label={t('wear.before')} isBefore />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

interface BarProps {
  readonly value: number;
  readonly most: number;
  readonly label: string;
  readonly isBefore?: boolean;
}

function Bar({ value, most, label, isBefore = false }: BarProps): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }} title={`${label} ${value}`}>
      {value > 0 && (
        <Box sx={{ ...barStyle(isBefore), height: 12, width: `calc(${(value / most) * 100}% - ${(value / most) * 40}px)`, minWidth: 2 }} />
      )}
      <Typography component="span" variant="body2" sx={{ ...tabular, color: isBefore ? 'text.secondary' : 'text.primary' }}>
        {value}
      </Typography>
    </Box>
  );
}

function Legend({ text, isBefore = false }: { readonly text: string; readonly isBefore?: boolean }): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Box sx={{ ...barStyle(isBefore), width: 16, height: 10 }} />
      <Typography component="span" variant="body2">
        {text}
      </Typography>
    </Box>
  );
}

const barStyle = (isBefore: boolean) =>
  ({ border: 1, borderColor: 'primary.main', borderRadius: 0.5, ...(!isBefore && { bgcolor: 'primary.main' }) }) as const;
