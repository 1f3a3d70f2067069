import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { distanceClasses } from '../../../shared/customer-fields.ts';
import { saveRegionInput } from '../../../shared/regions.ts';
import type { RegionRow } from '../../../shared/regions.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

const schema = saveRegionInput.omit({ version: true });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

/** Makes a region or changes whoever represents it. The name stays: customers carry it. */
export function RegionDialog({ region, onClose }: { readonly region: RegionRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('regions');
  const title = region ? t('editTitle', { name: region.name }) : t('newTitle');
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="sm">
      <DialogContent sx={{ pt: '8px !important' }}>
        <RegionForm region={region} title={title} onClose={onClose} />
      </DialogContent>
    </AppDialog>
  );
}

interface RegionFormProps {
  readonly region: RegionRow | undefined;
  readonly title: string;
  readonly onClose: () => void;
}

function RegionForm({ region, title, onClose }: RegionFormProps): ReactNode {
  const { t } = useTranslation(['regions', 'customerFile', 'common']);
  const [base, setBase] = useState(region);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: valuesOf(region) });
  const draft = useServerDraft(form, 'other', region ? `region-${region.name}` : 'region-new');
  const save = useCommand(useTRPC().regions.save.mutationOptions(), {
    form,
    errorToast: false,
    doneText: () => t('regions:saved', { name: form.getValues('name') }),
    onDone: async () => {
      draft.finish();
      await draft.remove();
      onClose();
    },
  });
  const isTaken = save.error?.code === 'codeTaken';
  useEffect(() => {
    if (isTaken) form.setError('name', { type: 'host', message: messageKey('regions:taken') }, { shouldFocus: true });
  }, [isTaken, form]);
  const current = save.error?.code === 'staleVersion' ? (save.error.details['current'] as RegionRow) : undefined;
  const submit = (values: Out, over = base) => save.run({ ...values, ...(over && { version: over.version }) });
  return (
    <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ mt: 0.5 }}>
      {current && (
        <StaleNotice
          differences={[]}
          onUseMine={() => {
            setBase(current);
            void form.handleSubmit((values) => submit(values, current))();
          }}
          onUseTheirs={() => {
            setBase(current);
            form.reset(valuesOf(current));
            save.reset();
          }}
        />
      )}
      <FormTextField
        name="name"
        label={t('regions:name')}
        helperText={t('regions:nameHint')}
        required
        autoFocus={!region}
        disabled={region !== undefined}
        maxLength={60}
      />
      <FormTechnicianField
        name="representativeId"
        label={t('regions:representative')}
        autoFocus={region !== undefined}
        chosen={
          region?.representativeId && region.representativeName
            ? { id: region.representativeId, name: region.representativeName }
            : undefined
        }
      />
      <FormChoiceField
        name="distanceClass"
        label={t('regions:distance')}
        options={[{ value: '', label: '—' }, ...distanceClasses.map((value) => ({ value, label: t(`customerFile:distance.${value}`) }))]}
      />
      {save.error && !current && !isTaken && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {save.error.text}
        </Box>
      )}
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={save.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function valuesOf(region: RegionRow | undefined): Values {
  const { name = '', distanceClass = '', representativeId = null } = region ?? {};
  return { name, distanceClass, representativeId };
}
