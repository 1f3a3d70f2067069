import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The quiet card of the screens before the counter: product name, title, one sentence, the form. */
export function AuthCard(props: {
  readonly title: string;
  readonly hint?: string;
  readonly width?: number;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Box
      component="main"
      sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 2, overflow: 'auto', bgcolor: 'background.default' }}
    >
      <Paper variant="outlined" sx={{ p: 4, width: '100%', maxWidth: props.width ?? 380, display: 'grid', gap: 2 }}>
        <Box>
          <Typography variant="body2" sx={{ color: 'text.secondary', fontWeight: 600 }}>
            {t('app.name')}
          </Typography>
          <Typography variant="h1">{props.title}</Typography>
          {props.hint && <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{props.hint}</Typography>}
        </Box>
        {props.children}
      </Paper>
    </Box>
  );
}
