import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

export interface PageHeaderProps {
  readonly title: string;
  /** A quiet second line: number, customer, date. */
  readonly subtitle?: ReactNode;
  /** Beside the title: the state chip. */
  readonly chip?: ReactNode;
  /** Right: buttons, the primary one last. */
  readonly actions?: ReactNode;
  /** Shows a back arrow that returns to where one came from, or to this path when the page was opened directly. */
  readonly backTo?: string;
}

/** The head of every page; also names the browser tab. */
export function PageHeader({ title, subtitle, chip, actions, backTo }: PageHeaderProps): ReactNode {
  const { t } = useTranslation();
  const goBack = useGoBack(backTo ?? '/');
  usePageTitle(title);
  return (
    <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, minHeight: 52, flexWrap: 'wrap' }}>
      {backTo !== undefined && (
        <IconButton aria-label={t('action.back')} onClick={goBack} edge="start">
          <ArrowBack fontSize="small" />
        </IconButton>
      )}
      <Box sx={{ minWidth: 0, mr: 1 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="h1" noWrap>
            {title}
          </Typography>
          {chip}
        </Box>
        {subtitle && (
          <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
            {subtitle}
          </Typography>
        )}
      </Box>
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{actions}</Box>
    </Box>
  );
}

/** Names the browser tab after the page. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
}

/** Goes back in the history, or to `fallback` when this page is the first of it. */
export function useGoBack(fallback: string): () => void {
  const navigate = useNavigate();
  return () => {
    const state: unknown = window.history.state;
    const isFirst = typeof state === 'object' && state !== null && 'idx' in state && state.idx === 0;
    if (isFirst) void navigate(fallback);
    else void navigate(-1);
  };
}
