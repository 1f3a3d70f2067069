import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';

/** Lines where a table is about to stand. */
export function TableSkeleton({ rows = 5 }: { readonly rows?: number }): ReactNode {
  return (
    <Box aria-hidden sx={{ p: 1 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={34} />
      ))}
    </Box>
  );
}
