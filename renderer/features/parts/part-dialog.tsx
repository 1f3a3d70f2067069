import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { PartFields } from './part-fields.tsx';
import { emptyPart, partFields, partSchema, valuesOf } from './part-values.ts';
import type { PartOut, PartValues } from './part-values.ts';
import { usePartLabels } from './use-part-labels.ts';

export interface PartDialogProps {
  /** The part to change; a new one without. */
  readonly part?: PartView;
  readonly onClose: () => void;
  readonly onSaved?: (id: number) => void;
}

/** Makes or changes a part of the catalogue. Closing keeps what was typed as a draft. */
export function PartDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <AppDialog
      open
      title={props.part ? t('form.editTitle', { name: props.part.name }) : t('form.newTitle')}
      onClose={props.onClose}
      maxWidth="lg"
    >
      <DialogContent sx={{ pt: '8px !important' }}>
        <PartForm {...props} />
      </DialogContent>
    </AppDialog>
  );
}

function PartForm({ part, onClose, onSaved }: PartDialogProps): ReactNode {
  const { t } = useTranslation(['parts', 'common']);
  const trpc = useTRPC();
  const places = useQuery(trpc.parts.places.queryOptions());
  const [version, setVersion] = useState(part?.version ?? 0);
  const form = useForm<PartValues, unknown, PartOut>({
    resolver: zodResolver(partSchema),
    defaultValues: part ? valuesOf(part) : emptyPart,
  });
  const draft = useServerDraft(form, 'part', part ? `part-${part.id}` : 'part-new');
  const finish = async (id: number) => {
    draft.finish();
    await draft.remove();
    onSaved?.(id);
    onClose();
  };
  const name = () => form.getValues('name');
  const create = useCommand(trpc.parts.create.mutationOptions(), {
    form,
    doneText: () => t('parts:form.created', { name: name() }),
    onDone: ({ id }) => finish(id),
  });
  const update = useCommand(trpc.parts.update.mutationOptions(), {
    form,
    doneText: () => t('parts:form.saved', { name: name() }),
    onDone: ({ id }) => finish(id),
    errorToast: false,
  });
  const submit = ({ isActive, ...facts }: PartOut, at = version) =>
    part ? update.run({ id: part.id, version: at, ...facts, isActive }) : create.run(facts);

  const code = (part ? update : create).error?.code;
  useEffect(() => {
    if (code === 'codeTaken') form.setError('code', { type: 'host', message: messageKey('parts:form.codeTaken') }, { shouldFocus: true });
  }, [code, form]);

  const labels = usePartLabels();
  const classes = useQuery(trpc.parts.classes.queryOptions());
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as PartView) : undefined;

  return (
    <AppForm
      form={form}
      onSubmit={(values) => submit(values)}
      label={part ? t('parts:form.editTitle', { name: part.name }) : t('parts:form.newTitle')}
      sx={{ mt: 0.5 }}
    >
      <FormProblems labels={labels} />
      {current && (
        <StaleNotice
          differences={differences(form.getValues(), valuesOf(current), labels, (field, value) => {
            if (typeof value === 'boolean') return value ? t('common:word.yes') : t('common:word.no');
            if (field === 'placeId') return places.data?.find(({ id }) => id === value)?.name ?? '';
            if (field === 'supplierId') return value === current.supplierId ? (current.supplierName ?? '') : (part?.supplierName ?? '');
            if (field === 'kind') return t(value === 'part' ? 'parts:kind.part' : 'parts:kind.consumable');
            if (field === 'tracking')
              return value === 'batch'
                ? t('parts:tracking.batch')
                : value === 'serial'
                  ? t('parts:tracking.serial')
                  : t('parts:tracking.none');
            if (field.endsWith('ClassId')) return classes.data?.find(({ id }) => id === value)?.name ?? '';
            return field === 'priceFen' || field === 'costFen' ? formatYuan(Number(value)) : String(value ?? '');
          })}
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
      <PartFields part={part} />
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending || update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
      {update.error && !current && code !== 'codeTaken' && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {update.error.text}
        </Box>
      )}
    </AppForm>
  );
}

type Shown = (field: keyof PartValues, value: PartValues[keyof PartValues]) => string;

function differences(mine: PartValues, theirs: PartValues, labels: Readonly<Record<string, string>>, shown: Shown) {
  return partFields
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ label: labels[field] ?? field, mine: shown(field, mine[field]), theirs: shown(field, theirs[field]) }));
}
