import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { saveClassInput } from '../../../shared/catalogue.ts';
import type { ClassRow } from '../../../shared/catalogue.ts';
import { classAxes } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof saveClassInput>;
type Out = z.output<typeof saveClassInput>;

/** Makes or changes a class (R-004-50). */
export function ClassDialog({ row, onClose }: { readonly row: ClassRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(saveClassInput), defaultValues: valuesOf(row) });
  const save = useCommand(useTRPC().parts.saveClass.mutationOptions(), {
    form,
    doneText: () => t('catalogue:classes.saved', { name: form.getValues('name') }),
    onDone: onClose,
  });
  const isTaken = save.error?.code === 'codeTaken';
  useEffect(() => {
    if (isTaken) form.setError('code', { type: 'host', message: messageKey('catalogue:classes.taken') }, { shouldFocus: true });
  }, [isTaken, form]);
  return (
    <FormDialog
      form={form}
      title={row ? t('catalogue:classes.editTitle', { name: row.name }) : t('catalogue:classes.new')}
      isPending={save.isPending}
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormChoiceField
        name="axis"
        label={t('catalogue:classes.axis')}
        disabled={row !== undefined}
        options={classAxes.map((value) => ({ value, label: t(`parts:axis.${value}`) }))}
      />
      <FormTextField
        name="code"
        label={t('catalogue:classes.code')}
        required
        autoFocus
        maxLength={10}
        helperText={t('catalogue:classes.codeHint')}
      />
      <FormTextField name="name" label={t('catalogue:classes.name')} required maxLength={40} />
      {row && <FormSwitchField name="isActive" label={t('catalogue:classes.active')} helperText={t('catalogue:classes.stop')} />}
    </FormDialog>
  );
}

function valuesOf(row: ClassRow | undefined): Values {
  if (!row) return { axis: 'function', code: '', name: '', isActive: true };
  const { id, version, axis, code, name, isActive } = row;
  return { id, version, axis, code, name, isActive };
}
