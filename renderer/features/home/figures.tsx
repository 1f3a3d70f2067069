import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { tabular } from '../../theme.ts';

export interface Figure {
  readonly label: string;
  readonly value: number | undefined;
  readonly to?: string;
  /** Red with a sign when it is more than none. */
  readonly isAlarm?: boolean;
  /** The host counts no further than this. */
  readonly cap?: number;
}

/** The day in numbers, each a link to its list. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  const { t } = useTranslation('home');
  return (
    <Box
      component="ul"
      aria-label={t('figures')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
        columnGap: 1.5,
        rowGap: 1,
      }}
    >
      {figures.map((figure) => (
        <li key={figure.label}>
          {figure.to ? (
            <Box
              component={RouterLink}
              to={figure.to}
              sx={{
                display: 'block',
                color: 'inherit',
                textDecoration: 'none',
                borderRadius: 1,
                '&:hover .label': { textDecoration: 'underline' },
              }}
            >
              <Content {...figure} />
            </Box>
          ) : (
            <Content {...figure} />
          )}
        </li>
      ))}
    </Box>
  );
}

function Content({ label, value, isAlarm, cap }: Figure): ReactNode {
  const isOn = isAlarm === true && value !== undefined && value > 0;
  return (
    <>
      <Typography
        component="span"
        sx={{
          ...tabular,
          fontSize: '1.625rem',
          lineHeight: 1.2,
          fontWeight: 700,
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          color: isOn ? 'error.main' : 'text.primary',
        }}
      >
        {isOn && <WarningAmber fontSize="small" />}
        {value === undefined ? <Skeleton width={32} /> : value}
        {value !== undefined && value === cap && '+'}
      </Typography>
      <Typography
        component="span"
        variant="body2"
        className="label"
        sx={{ color: isOn ? 'error.main' : 'text.secondary', fontWeight: isOn ? 600 : undefined }}
      >
        {label}
      </Typography>
    </>
  );
}
