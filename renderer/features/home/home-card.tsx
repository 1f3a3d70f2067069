import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { tabular } from '../../theme.ts';

export interface HomeLine {
  readonly key: string | number;
  readonly to: string;
  /** Number or name, in strong type. */
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Right: time left, next step. */
  readonly mark?: ReactNode;
}

export interface HomeCardProps {
  readonly title: string;
  readonly lines: readonly HomeLine[] | undefined;
  /** Said when there is nothing to do. */
  readonly empty: string;
  /** The list with all of it. */
  readonly allTo?: string;
  /** A plus sign behind the count: the host sends only so many. */
  readonly isMore?: boolean;
  /** How many of the lines show here. */
  readonly shown?: number;
}

/** One matter of the day: a count and the lines that matter most, each a link that Enter opens; arrows go from line to line. */
export function HomeCard({ title, lines, empty, allTo, isMore, shown = 6 }: HomeCardProps): ReactNode {
  const { t } = useTranslation('home');
  const titleId = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ minWidth: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, px: 2, pt: 1.25, pb: 0.5 }}>
        <Typography id={titleId} variant="h2">
          {title}
        </Typography>
        {lines && lines.length > 0 && (
          <Typography component="span" sx={{ ...tabular, color: 'text.secondary', fontWeight: 600 }}>
            {lines.length}
            {isMore && '+'}
          </Typography>
        )}
        {allTo && (
          <Link component={RouterLink} to={allTo} sx={{ ml: 'auto' }} aria-label={t('moreOf', { card: title })}>
            {t('more')}
          </Link>
        )}
      </Box>
      {lines === undefined ? (
        <Waiting />
      ) : lines.length === 0 ? (
        <Nothing text={empty} />
      ) : (
        <Lines lines={lines.slice(0, shown)} titleId={titleId} />
      )}
    </Paper>
  );
}

function Lines({ lines, titleId }: { readonly lines: readonly HomeLine[]; readonly titleId: string }): ReactNode {
  return (
    <List aria-labelledby={titleId} onKeyDown={walk} sx={{ pt: 0, pb: 0.75 }}>
      {lines.map((line) => (
        <ListItem key={line.key} disablePadding>
          <ListItemButton component={RouterLink} to={line.to} sx={{ gap: 1.5, px: 2, py: 0.5, minHeight: 44 }}>
            <Box sx={{ minWidth: 0, flex: 1 }}>
              <Typography component="div" noWrap sx={{ fontWeight: 600, ...tabular }}>
                {line.title}
              </Typography>
              {line.detail && (
                <Typography component="div" variant="body2" noWrap sx={{ color: 'text.secondary' }}>
                  {line.detail}
                </Typography>
              )}
            </Box>
            {line.mark && <Box sx={{ flexShrink: 0, textAlign: 'right', ...tabular }}>{line.mark}</Box>}
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}

function Nothing({ text }: { readonly text: string }): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pb: 2, pt: 1, color: 'text.secondary' }}>
      <CheckCircle fontSize="small" sx={{ color: 'success.main' }} />
      <Typography>{text}</Typography>
    </Box>
  );
}

function Waiting(): ReactNode {
  return (
    <Box sx={{ px: 2, pb: 1.5 }} aria-hidden>
      {[0, 1, 2].map((line) => (
        <Skeleton key={line} height={44} />
      ))}
    </Box>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const next = links[links.findIndex((link) => link === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
