import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSearchField } from '../../components/list-search-field.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { currentLanguage } from '../../i18n.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { UserDialog } from './user-dialog.tsx';

type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'password'; readonly user: UserRow };

/** Who may sign in 账号和权限, in which roles. */
export function UsersPage(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const users = useQuery(trpc.users.list.queryOptions());
  const staff = useQuery(trpc.staff.list.queryOptions());
  const [open, setOpen] = useState<Open>();
  const [search, setSearch] = useState('');
  const close = () => setOpen(undefined);
  const separator = currentLanguage() === 'en' ? ', ' : '、';
  const wanted = search.trim().toLowerCase();
  const shown = users.data?.filter((user) => `${user.displayName} ${user.loginName}`.toLowerCase().includes(wanted));
  return (
    <SettingsArea
      section="users"
      hint={t('settings:users.hint')}
      actions={
        <Button variant="contained" onClick={() => setOpen({ kind: 'new' })}>
          {t('settings:users.new')}
        </Button>
      }
    >
      <Box sx={{ pt: 0.75, pb: 1 }}>
        <ListSearchField label={t('settings:users.search')} value={search} onChange={setSearch} />
      </Box>
      {shown ? (
        <TablePaper>
          <DataTable
            label={t('settings:section.users')}
            rows={shown}
            rowKey={(user) => user.id}
            empty={wanted === '' ? t('settings:users.empty') : t('common:empty.filtered')}
            columns={[
              { key: 'name', label: t('settings:users.displayName'), render: (user) => <b>{user.displayName}</b> },
              { key: 'login', label: t('settings:users.loginName'), render: (user) => user.loginName },
              {
                key: 'roles',
                label: t('settings:users.roles'),
                render: (user) => user.roles.map((role) => t(`common:role.${role}`)).join(separator),
              },
              {
                key: 'staff',
                label: t('settings:users.staff'),
                render: (user) => staff.data?.find(({ id }) => id === user.staffId)?.name ?? '',
              },
              {
                key: 'state',
                label: t('settings:users.state'),
                width: 110,
                render: (user) =>
                  user.isDisabled ? (
                    <StatusChip label={t('settings:users.disabled')} tone="ended" />
                  ) : (
                    <StatusChip label={t('settings:users.active')} tone="done" />
                  ),
              },
              {
                key: 'act',
                label: '',
                width: 190,
                render: (user) => (
                  <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
                    <Button onClick={() => setOpen({ kind: 'edit', user })} aria-label={`${t('settings:users.edit')} ${user.displayName}`}>
                      {t('settings:users.edit')}
                    </Button>
                    <Button
                      onClick={() => setOpen({ kind: 'password', user })}
                      aria-label={`${t('settings:users.reset')} ${user.displayName}`}
                    >
                      {t('settings:users.reset')}
                    </Button>
                  </Box>
                ),
              },
            ]}
          />
        </TablePaper>
      ) : users.error ? (
        <ErrorState error={users.error} onRetry={() => void users.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {open?.kind === 'new' && <UserDialog onClose={close} />}
      {open?.kind === 'edit' && <UserDialog user={open.user} onClose={close} />}
      {open?.kind === 'password' && <PasswordDialog user={open.user} onClose={close} />}
    </SettingsArea>
  );
}
