import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileDueRow } from '../../../shared/customer-files.ts';
import { useTRPC } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { useFileFields } from '../../components/use-file-fields.ts';
import { useCommand } from '../../use-command.ts';

/** Says that a customer's file is complete; names what is missing while something is. */
export function CompleteFileButton({
  customer,
}: {
  readonly customer: Pick<FileDueRow, 'id' | 'version' | 'name' | 'missing'>;
}): ReactNode {
  const { t } = useTranslation('customerFile');
  const fieldsText = useFileFields();
  const { id, version, name, missing } = customer;
  const complete = useCommand(useTRPC().customers.completeFile.mutationOptions(), { doneText: t('files.completed', { name }) });
  const refusal = t('files.completeRefusal', { missing: fieldsText(missing) });
  return (
    <CommandButton
      label={t('files.complete')}
      isPending={complete.isPending}
      onClick={() => void complete.run({ id, version })}
      {...(missing.length > 0 ? { refusal } : {})}
    />
  );
}
