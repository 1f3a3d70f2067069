import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';

/** The white ground of a table that is a page's content. */
export function TablePaper({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Paper variant="outlined" sx={{ overflow: 'auto', '& tbody tr:last-child td': { borderBottom: 0 } }}>
      {children}
    </Paper>
  );
}
