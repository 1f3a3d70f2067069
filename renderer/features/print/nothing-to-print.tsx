import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';

export interface NothingToPrintProps {
  readonly title: string;
  readonly backTo: string;
  readonly none: string;
  readonly hint: string;
  /** The way on. */
  readonly action: { readonly text: string; readonly to: string };
}

/** Instead of a preview where there is no form: why, and where to go. */
export function NothingToPrint({ title, backTo, none, hint, action }: NothingToPrintProps): ReactNode {
  return (
    <>
      <PageHeader title={title} backTo={backTo} />
      <EmptyState
        title={none}
        hint={hint}
        action={
          <Button variant="contained" component={Link} to={action.to}>
            {action.text}
          </Button>
        }
      />
    </>
  );
}
