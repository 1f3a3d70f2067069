import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useCan } from '../../session.tsx';

/** Issue to a technician, take back from one. */
export function BagActions({
  staffId,
  name,
  isEmpty,
}: {
  readonly staffId: number;
  readonly name: string;
  readonly isEmpty: boolean;
}): ReactNode {
  const { t } = useTranslation('issuing');
  if (!useCan()('stock.issue')) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
      <Button
        component={RouterLink}
        to={`/parts/technicians/${staffId}/issue`}
        variant="outlined"
        aria-label={`${t('bags.issue')} ${name}`}
      >
        {t('bags.issue')}
      </Button>
      <Button
        component={RouterLink}
        to={`/parts/technicians/${staffId}/return`}
        disabled={isEmpty}
        aria-label={`${t('bags.takeBack')} ${name}`}
      >
        {t('bags.takeBack')}
      </Button>
    </Box>
  );
}
