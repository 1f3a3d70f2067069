import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { reportLossInput } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { PersonField } from './person-field.tsx';
import { ToolField, noTool, toolFields } from './tool-field.tsx';
import type { ToolValues } from './tool-field.tsx';

const schema = reportLossInput.omit({ issueId: true, bookedOn: true }).extend(toolFields);
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

interface RoomLossDialogProps {
  readonly tool?: ToolValues & { readonly label: string };
  readonly onClose: () => void;
}

/** R-000-65: what is lost or spoilt out of the room is paid by its custodian at its price. */
export function RoomLossDialog({ tool, onClose }: RoomLossDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const navigate = useNavigate();
  const { label, ...given } = tool ?? { ...noTool, label: undefined };
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(schema),
    defaultValues: { ...given, staffId: null, facts: '' },
  });
  const report = useCommand(useTRPC().tools.reportLoss.mutationOptions(), {
    form,
    doneText: ({ no }) => t('losses.reported', { no: no ?? '' }),
    onDone: ({ id }) => {
      onClose();
      void navigate(`/tools/losses/${id}`);
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('losses.reportRoom')}
      action={t('losses.report')}
      isPending={report.isPending}
      onSubmit={({ tool: _tool, ...facts }) => report.run({ ...facts, issueId: null })}
      onClose={onClose}
    >
      <Alert severity="info">{t('losses.reportRoomHint')}</Alert>
      <ToolField autoFocus={label === undefined} {...(label !== undefined && { label })} />
      <PersonField name="staffId" label={t('losses.payer')} />
      <FormTextField name="facts" label={t('losses.facts')} required multiline maxLength={300} autoFocus={label !== undefined} />
    </FormDialog>
  );
}
