import { createContext, use } from 'react';
import type { Me } from '../shared/auth.ts';
import { can } from '../shared/permissions.ts';
import type { Permission } from '../shared/permissions.ts';

/** The person at this seat and the shop; screens below the frame always have one. */
export interface Session {
  readonly user: NonNullable<Me['user']>;
  readonly shop: NonNullable<Me['shop']>;
}

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Throws outside the frame: there is no screen without a person. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('no session above this component');
  return session;
}

/** `const allowed = useCan(); allowed('requests.log')`: may the person at this seat do it? */
export function useCan(): (permission: Permission) => boolean {
  const { user } = useSession();
  return (permission) => can(user.roles, permission);
}

/** The shop's time zone; all times on the screen are in it. */
export function useZone(): string {
  return use(SessionContext)?.shop.zone ?? 'Asia/Shanghai';
}
