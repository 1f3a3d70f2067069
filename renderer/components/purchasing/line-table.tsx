import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function ItemCell({ item }: { readonly item: { readonly code: string; readonly name: string; readonly spec?: string } }): ReactNode {
  return (
    <Box sx={{ minHeight: 34, display: 'grid', alignContent: 'center' }}>
      <Typography sx={{ fontWeight: 600 }}>{item.name}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[item.code, item.spec].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

export function RemoveLine({ name, onClick }: { readonly name: string; readonly onClick: () => void }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <IconButton aria-label={t('dialog.removeLine', { name })} onClick={onClick}>
      <Close fontSize="small" />
    </IconButton>
  );
}
