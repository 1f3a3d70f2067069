import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { When } from './when.tsx';

export interface TimelineItem {
  readonly id: string | number;
  readonly at: number;
  /** What happened, in the user's language. */
  readonly title: ReactNode;
  readonly who?: string;
  /** Reason, remark, or what changed. */
  readonly detail?: ReactNode;
}

/** Who did what when: `<Timeline items={view.timeline.map(…)} />`, in the order given. */
export function Timeline({ items, label }: { readonly items: readonly TimelineItem[]; readonly label?: string }): ReactNode {
  return (
    <Box component="ol" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.id}
          sx={{
            position: 'relative',
            pl: 2.5,
            pb: 1.5,
            borderLeft: '2px solid',
            borderColor: 'divider',
            ml: 0.75,
            '&:last-child': { borderColor: 'transparent', pb: 0 },
            '&::before': {
              content: '""',
              position: 'absolute',
              left: -6,
              top: 5,
              width: 10,
              height: 10,
              borderRadius: '50%',
              bgcolor: 'primary.main',
            },
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
            <Typography component="span" sx={{ fontWeight: 600 }}>
              {item.title}
            </Typography>
            <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
              {item.who} <When at={item.at} />
            </Typography>
          </Box>
          {item.detail && (
            <Typography variant="body2" component="div" sx={{ color: 'text.secondary', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {item.detail}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
