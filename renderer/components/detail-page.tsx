import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { CommandButton } from './command-button.tsx';
import type { CommandButtonProps } from './command-button.tsx';
import { ErrorState } from './error-state.tsx';
import { PageSkeleton } from './frame/page-skeleton.tsx';
import type { ListQuery } from './list-page.tsx';
import { PageHeader } from './page-header.tsx';

export interface DetailPageProps<T> {
  /** The query of the thing; the page shows skeleton, error and content from it. */
  readonly query: ListQuery<T>;
  readonly backTo: string;
  readonly title: (thing: T) => string;
  readonly subtitle?: (thing: T) => ReactNode;
  readonly chip?: (thing: T) => ReactNode;
  readonly commands?: (thing: T) => readonly CommandButtonProps[];
  /** Beside the commands: the menu of those that are given less often. */
  readonly more?: (thing: T) => ReactNode;
  readonly children: (thing: T) => ReactNode;
  /** Narrow right column: timeline, attachments. */
  readonly aside?: (thing: T) => ReactNode;
}

/** One thing: title, state, the commands with their reasons, sections left, timeline right. */
export function DetailPage<T>(props: DetailPageProps<T>): ReactNode {
  const { query } = props;
  const thing = query.data;
  if (thing === undefined) return query.error ? <ErrorState error={query.error} onRetry={query.refetch} /> : <PageSkeleton />;
  const aside = props.aside?.(thing);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHeader
        title={props.title(thing)}
        subtitle={props.subtitle?.(thing)}
        chip={props.chip?.(thing)}
        backTo={props.backTo}
        actions={
          <>
            {props.more?.(thing)}
            {props.commands?.(thing).map((command) => (
              <CommandButton key={command.label} {...command} />
            ))}
          </>
        }
      />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          px: 2,
          pb: 2,
          display: 'grid',
          gap: 2,
          alignContent: 'start',
          gridTemplateColumns: aside ? { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 320px' } : 'minmax(0, 1fr)',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start', minWidth: 0 }}>
          {props.children(thing)}
        </Box>
        {aside && <Box sx={{ minWidth: 0 }}>{aside}</Box>}
      </Box>
    </Box>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const titleId = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1, gap: 1 }}>
        <Typography id={titleId} variant="h2" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {actions}
      </Box>
      {children}
    </Paper>
  );
}

/** Name and value pairs: `<Facts items={[[t('phone'), view.phone]]} />`; empty values show a dash, long texts take a whole row. */
export function Facts({ items }: { readonly items: readonly (readonly [label: string, value: ReactNode])[] }): ReactNode {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))' }}>
      {items.map(([label, value]) => (
        <Box key={label} sx={{ minWidth: 0, ...(isLong(value) && { gridColumn: '1 / -1' }) }}>
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
            {label}
          </Typography>
          <Typography component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {value === null || value === undefined || value === false || value === '' ? '—' : value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

const wholeRow = 60;

function isLong(value: ReactNode): boolean {
  return typeof value === 'string' && value.split('\n').some((line) => line.length > wholeRow);
}
