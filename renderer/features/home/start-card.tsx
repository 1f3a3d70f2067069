import ChevronRight from '@mui/icons-material/ChevronRight';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../session.tsx';
import { HomeCard } from './home-card.tsx';

const doors = [
  { key: 'users', to: '/settings/users', permission: 'users.manage' },
  { key: 'staff', to: '/settings/staff', permission: 'users.manage' },
  { key: 'shop', to: '/settings/shop', permission: 'settings.manage' },
  { key: 'imports', to: '/imports', permission: 'data.import' },
  { key: 'audit', to: '/settings/audit', permission: 'audit.read' },
] as const;

/** Where an administrator goes: people, shop, data. */
export function StartCard(): ReactNode {
  const { t } = useTranslation('home');
  const allowed = useCan();
  const lines = doors
    .filter(({ permission }) => allowed(permission))
    .map(({ key, to }) => ({ key, to, title: t(`admin.${key}`), detail: t(`admin.${key}Hint`), mark: <ChevronRight fontSize="small" /> }));
  return <HomeCard title={t('card.start')} lines={lines} empty="" shown={doors.length} />;
}
