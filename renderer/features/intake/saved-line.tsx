import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { usePromiseText } from '../../components/request-marks.tsx';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';

export interface SavedCall {
  readonly id: number;
  readonly no: string;
  readonly promisedAt: number;
}

/** The call that was just logged: its number, what the customer was promised, and where to go on. Stays until the next one. */
export function SavedLine({ saved, onDismiss }: { readonly saved: SavedCall; readonly onDismiss: () => void }): ReactNode {
  const { t } = useTranslation('intake');
  const allowed = useCan();
  const promiseText = usePromiseText();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        minWidth: 0,
        px: 1,
        borderRadius: 1,
        border: 1,
        borderColor: 'success.main',
        color: 'success.main',
      }}
    >
      <CheckCircle sx={{ fontSize: 18 }} />
      <Typography role="status" noWrap sx={{ fontWeight: 600, minWidth: 0, ...tabular }}>
        {t('saved.text', { no: saved.no, when: promiseText(saved.promisedAt) })}
      </Typography>
      <Button color="inherit" component={RouterLink} to={`/requests/${saved.id}`}>
        {t('saved.open')}
      </Button>
      {allowed('workOrders.dispatch') && (
        <Button color="inherit" component={RouterLink} to={`/dispatch?request=${saved.id}`}>
          {t('saved.dispatch')}
        </Button>
      )}
      <IconButton color="inherit" aria-label={t('saved.dismiss')} onClick={onDismiss}>
        <Close sx={{ fontSize: 16 }} />
      </IconButton>
    </Box>
  );
}
