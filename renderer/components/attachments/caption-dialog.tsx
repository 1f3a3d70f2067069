import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { captionInput } from '../../../shared/attachments.ts';
import type { AttachmentRow } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormDialog } from '../form-dialog.tsx';
import { FormTextField } from '../form-text-field.tsx';

const schema = captionInput.pick({ caption: true });

/** Says what a photo or file shows. */
export function CaptionDialog({ row, onClose }: { readonly row: AttachmentRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('attachments');
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { caption: row.caption } });
  const save = useCommand(useTRPC().attachments.describe.mutationOptions(), { form, doneText: t('described'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('describeTitle')}
      maxWidth="xs"
      isPending={save.isPending}
      onSubmit={({ caption }) => save.run({ id: row.id, caption })}
      onClose={onClose}
    >
      <FormTextField name="caption" label={t('caption')} autoFocus />
    </FormDialog>
  );
}
