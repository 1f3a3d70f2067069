import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';

/** A customer, shown only together with what else stands at the head of the page: asked for in one go, so that nothing jumps afterwards. */
export function useCustomer(id: number) {
  const trpc = useTRPC();
  const customer = useQuery(trpc.customers.get.queryOptions({ id }));
  const file = useQuery(trpc.customers.fileState.queryOptions({ id }));
  const merges = useQuery(trpc.merges.of.queryOptions({ id }));
  const regions = useQuery(trpc.regions.list.queryOptions());
  const isWaiting = [file, merges, regions].some(({ isPending }) => isPending);
  return { ...customer, data: isWaiting ? undefined : customer.data };
}
