import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { ToolHolder } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';

export type ToolPerson = ToolHolder;

/** The person of the address, for whatever is done about their tools. */
export function OfPerson({ children }: { readonly children: (person: ToolPerson) => ReactNode }): ReactNode {
  const staffId = Number(useParams()['id']);
  const people = useQuery(useTRPC().tools.people.queryOptions());
  const person = people.data?.find((one) => one.staffId === staffId);
  return (
    <ToolsArea>
      {person ? (
        children(person)
      ) : people.error ? (
        <ErrorState error={people.error} onRetry={() => void people.refetch()} />
      ) : people.data ? (
        <NotFoundPage />
      ) : (
        <PageSkeleton />
      )}
    </ToolsArea>
  );
}
