import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useCan } from '../../session.tsx';

/** `/settings` leads to what this person comes for: the shop for who keeps it, the own account for all others. */
export function SettingsPage(): ReactNode {
  return <Navigate to={useCan()('settings.manage') ? '/settings/shop' : '/settings/account'} replace />;
}
