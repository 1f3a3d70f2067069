import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeManagerInput } from '../../../shared/tool-views.ts';
import type { ToolView } from '../../../shared/tool-views.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { PersonField } from './person-field.tsx';

const schema = changeManagerInput.omit({ lotId: true, version: true });
type Values = z.input<typeof schema>;

/** R-000-68: somebody else answers for the tool from now on. */
export function ManagerDialog({ tool, onClose }: { readonly tool: ToolView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('tools');
  const { lotId, version, managerId, managerName } = tool;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { managerId, reason: '' } });
  const change = useCommand(useTRPC().tools.changeManager.mutationOptions(), {
    form,
    doneText: t('one.managerChanged'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('one.manager')} · ${tool.no} ${tool.name}`}
      isPending={change.isPending}
      onSubmit={(values) => change.run({ lotId, version, ...values })}
      onClose={onClose}
    >
      <PersonField
        name="managerId"
        label={t('one.newManager')}
        autoFocus
        {...(managerId !== null && { chosen: { id: managerId, name: managerName ?? '' } })}
      />
      <FormTextField name="reason" label={t('one.reason')} required maxLength={300} />
    </FormDialog>
  );
}
