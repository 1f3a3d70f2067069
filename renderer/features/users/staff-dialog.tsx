import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { updateStaffInput } from '../../../shared/auth.ts';
import type { StaffRow } from '../../../shared/auth.ts';
import { inOutletOrder } from '../../../shared/outlets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

const schema = updateStaffInput.omit({ id: true, version: true });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;
const fields = ['name', 'phone', 'isTechnician', 'skills', 'region', 'isActive'] as const;

/** Makes or changes a member of staff. */
export function StaffDialog({ person, onClose }: { readonly person: StaffRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const [version, setVersion] = useState(person?.version ?? 0);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: valuesOf(person) });
  const outlets = useQuery(trpc.outlets.list.queryOptions()).data ?? [];
  const offered = inOutletOrder(outlets).filter(({ id, closedAt }) => closedAt === null || id === person?.outletId);
  const draft = useServerDraft(form, 'other', person ? `staff-${person.id}` : 'staff-new');
  const finish = async () => {
    draft.finish();
    await draft.remove();
    onClose();
  };
  const create = useCommand(trpc.staff.create.mutationOptions(), {
    form,
    doneText: () => t('settings:staff.created', { name: form.getValues('name') }),
    onDone: finish,
  });
  const update = useCommand(trpc.staff.update.mutationOptions(), {
    form,
    doneText: () => t('settings:staff.saved', { name: form.getValues('name') }),
    onDone: finish,
    errorToast: false,
  });
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as StaffRow) : undefined;
  const submit = ({ isActive, ...rest }: Out, at = version) =>
    person ? update.run({ id: person.id, version: at, isActive, ...rest }) : create.run(rest);
  const outletName = (id: number | null | undefined) => outlets.find((outlet) => outlet.id === id)?.name ?? '';
  const text = (value: Values[(typeof fields)[number]]) =>
    typeof value === 'boolean' ? (value ? t('common:word.yes') : t('common:word.no')) : (value ?? '');
  const title = person ? t('settings:staff.editTitle', { name: person.name }) : t('settings:staff.newTitle');
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="sm">
      <DialogContent sx={{ pt: '8px !important' }}>
        <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ mt: 0.5 }}>
          {current && (
            <StaleNotice
              differences={[
                ...fields
                  .filter((field) => form.getValues(field) !== current[field])
                  .map((field) => ({
                    label: t(`settings:staff.${field}`),
                    mine: text(form.getValues(field)),
                    theirs: text(current[field]),
                  })),
                { label: t('settings:staff.outlet'), mine: outletName(form.getValues('outletId')), theirs: current.outletName ?? '' },
              ].filter(({ mine, theirs }) => mine !== theirs)}
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
            <FormTextField name="name" label={t('settings:staff.name')} required autoFocus maxLength={40} />
            <FormTextField name="phone" label={t('settings:staff.phone')} maxLength={40} inputMode="tel" />
            <FormTextField name="skills" label={t('settings:staff.skills')} maxLength={200} helperText={t('settings:staff.skillsHint')} />
            <FormTextField name="region" label={t('settings:staff.region')} maxLength={60} />
            {offered.length > 0 && (
              <FormChoiceField
                name="outletId"
                label={t('settings:staff.outlet')}
                emptyLabel={t('settings:staff.noOutlet')}
                options={offered.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <FormSwitchField
              name="isTechnician"
              label={t('settings:staff.isTechnician')}
              helperText={t('settings:staff.isTechnicianHint')}
            />
            {person && (
              <FormSwitchField name="isActive" label={t('settings:staff.isActive')} helperText={t('settings:staff.isActiveHint')} />
            )}
          </Box>
          {update.error && !current && (
            <Box role="alert" sx={{ color: 'error.main' }}>
              {update.error.text}
            </Box>
          )}
          <FormActions left={<DraftNotice draft={draft} />}>
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

function valuesOf(person: StaffRow | undefined): Values {
  const { name = '', phone = '', isTechnician = true, skills = '', region = '', outletId = null, isActive = true } = person ?? {};
  return { name, phone, isTechnician, skills, region, outletId, isActive };
}
