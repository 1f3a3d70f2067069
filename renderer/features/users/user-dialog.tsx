import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { loginName, newPassword, updateUserInput } from '../../../shared/auth.ts';
import type { StaffRow, UserRow } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useCommand } from '../../use-command.ts';
import { RolesField } from './roles-field.tsx';

const facts = updateUserInput.omit({ id: true, version: true });
const newSchema = facts.extend({ loginName, password: newPassword });
// the login name of a user stays; their password has its own dialog
const editSchema = facts.extend({ loginName: z.string(), password: z.string() });
type Values = z.input<typeof newSchema>;

export interface UserDialogProps {
  readonly user?: UserRow;
  readonly onClose: () => void;
}

/** Makes or changes a user. Passwords are never kept as a draft, so this form has none. */
export function UserDialog({ user, onClose }: UserDialogProps): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const [version, setVersion] = useState(user?.version ?? 0);
  const form = useForm<Values>({ resolver: zodResolver(user ? editSchema : newSchema), defaultValues: valuesOf(user) });
  const create = useCommand(trpc.users.create.mutationOptions(), {
    form,
    doneText: () => t('settings:users.created', { name: form.getValues('displayName') }),
    onDone: onClose,
    errorToast: false,
  });
  const update = useCommand(trpc.users.update.mutationOptions(), {
    form,
    doneText: () => t('settings:users.saved', { name: form.getValues('displayName') }),
    onDone: onClose,
    errorToast: false,
  });
  const { error } = user ? update : create;
  const current = error?.code === 'staleVersion' ? (error.details['current'] as UserRow) : undefined;
  const atField = error?.code === 'loginNameTaken' ? 'loginName' : error?.code === 'passwordTooWeak' ? 'password' : undefined;
  useEffect(() => {
    if (atField && error) form.setError(atField, { type: 'host', message: error.text }, { shouldFocus: true });
  }, [atField, error, form]);

  const submit = ({ loginName: login, password, isDisabled, ...rest }: Values, at = version) =>
    user ? update.run({ id: user.id, version: at, isDisabled, ...rest }) : create.run({ loginName: login, password, ...rest });
  const title = user ? t('settings:users.editTitle', { name: user.displayName }) : t('settings:users.newTitle');
  const shown = shownUser(
    staff.data ?? [],
    (role) => t(`common:role.${role}`),
    (value) => (value ? t('common:word.yes') : t('common:word.no')),
  );

  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="sm">
      <DialogContent sx={{ pt: '8px !important' }}>
        <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ mt: 0.5 }}>
          {current && (
            <StaleNotice
              differences={(['displayName', 'roles', 'staffId', 'isDisabled'] as const)
                .map((field) => ({
                  label: t(`settings:audit.fields.${field}`),
                  mine: shown(form.getValues())[field],
                  theirs: shown(current)[field],
                }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onUseMine={() => {
                setVersion(current.version);
                void form.handleSubmit((values) => submit(values, current.version))();
              }}
              onUseTheirs={() => {
                setVersion(current.version);
                form.reset(valuesOf(current));
                update.reset();
              }}
            />
          )}
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            <FormTextField name="displayName" label={t('settings:users.displayName')} required autoFocus maxLength={40} />
            <FormTextField
              name="loginName"
              label={t('settings:users.loginName')}
              required={!user}
              disabled={user !== undefined}
              maxLength={40}
              helperText={user ? undefined : t('settings:users.loginNameHint')}
            />
            {!user && (
              <FormTextField
                name="password"
                label={t('settings:users.password')}
                type="password"
                autoComplete="new-password"
                required
                helperText={t('settings:users.passwordHint')}
              />
            )}
            <FormChoiceField
              name="staffId"
              label={t('settings:users.staff')}
              emptyLabel={t('settings:users.noStaff')}
              options={(staff.data ?? [])
                .filter((one) => one.isActive || one.id === user?.staffId)
                .map(({ id, name }) => ({ value: id, label: name }))}
              helperText={t('settings:users.staffHint')}
            />
          </Box>
          <RolesField name="roles" />
          {user && (
            <FormSwitchField name="isDisabled" label={t('settings:users.isDisabled')} helperText={t('settings:users.isDisabledHint')} />
          )}
          {error && !current && !atField && (
            <Box role="alert" sx={{ color: 'error.main' }}>
              {error.text}
            </Box>
          )}
          <FormActions>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={create.isPending || update.isPending}>
              {t('common:action.save')}
              <KeyHint combo="Ctrl+Enter" />
            </Button>
          </FormActions>
        </AppForm>
      </DialogContent>
    </AppDialog>
  );
}

function valuesOf(user: UserRow | undefined): Values {
  const { loginName: login = '', displayName = '', roles = [], staffId = null, isDisabled = false } = user ?? {};
  return { loginName: login, displayName, roles: [...roles], staffId, isDisabled, password: '' };
}

function shownUser(staff: readonly StaffRow[], role: (role: UserRow['roles'][number]) => string, yesNo: (value: boolean) => string) {
  return (user: Pick<Values, 'displayName' | 'staffId' | 'isDisabled'> & Pick<UserRow, 'roles'>) => ({
    displayName: user.displayName,
    roles: user.roles.toSorted().map(role).join(' · '),
    staffId: staff.find(({ id }) => id === user.staffId)?.name ?? '',
    isDisabled: yesNo(user.isDisabled),
  });
}
