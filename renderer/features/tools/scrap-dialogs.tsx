import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { proposeScrapInput } from '../../../shared/tool-losses.ts';
import type { ToolScrap } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import type { StartedTool } from './repair-dialogs.tsx';
import { ToolField, noTool, toolFields } from './tool-field.tsx';

const schema = proposeScrapInput.extend(toolFields);
type Values = z.input<typeof schema>;

interface ProposeScrapDialogProps {
  readonly tool?: StartedTool;
  readonly onClose: () => void;
}

/** Scrapping is proposed with its reason; somebody else agrees (R-000-70). */
export function ProposeScrapDialog({ tool, onClose }: ProposeScrapDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const start = tool ?? { ...noTool, label: undefined, fault: undefined };
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      ...{ tool: start.tool, itemId: start.itemId, placeId: start.placeId, toolNo: start.toolNo, qty: start.qty },
      reason: start.fault ?? '',
    },
  });
  const propose = useCommand(useTRPC().tools.proposeScrap.mutationOptions(), {
    form,
    doneText: ({ no }) => t('repairs.proposed', { no: no ?? '' }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('repairs.proposeScrap')}
      action={t('repairs.proposeScrap')}
      isPending={propose.isPending}
      onSubmit={({ tool: _tool, ...facts }) => propose.run(facts)}
      onClose={onClose}
    >
      <ToolField autoFocus={start.label === undefined} {...(start.label !== undefined && { label: start.label })} />
      <FormTextField
        name="reason"
        label={t('repairs.scrapReason')}
        required
        multiline
        maxLength={300}
        autoFocus={start.label !== undefined}
      />
    </FormDialog>
  );
}

interface AnswerScrapDialogProps {
  readonly answer: 'approve' | 'refuse';
  readonly scrap: ToolScrap;
  readonly onClose: () => void;
}

/** Somebody else agrees, and it leaves stock; or refuses with a reason (R-000-70). */
export function AnswerScrapDialog({ answer, scrap, onClose }: AnswerScrapDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const trpc = useTRPC();
  const { id, version } = scrap;
  const approve = useCommand(trpc.tools.approveScrap.mutationOptions(), { doneText: t('repairs.approved'), onDone: onClose });
  const refuse = useCommand(trpc.tools.refuseScrap.mutationOptions(), { doneText: t('repairs.refused'), onDone: onClose });
  const isApproval = answer === 'approve';
  const command = isApproval ? approve : refuse;
  return (
    <ConfirmDialog
      open
      action={t(isApproval ? 'repairs.approve' : 'repairs.refuse')}
      thing={[scrap.name, scrap.toolNo].filter(Boolean).join(' ')}
      {...(isApproval && { consequence: t('repairs.approveConsequence') })}
      reason={isApproval ? 'optional' : 'required'}
      isDestructive={isApproval}
      isPending={command.isPending}
      onConfirm={(text) => command.run({ id, version, answer: text })}
      onClose={onClose}
    />
  );
}
