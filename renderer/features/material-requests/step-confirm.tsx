import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialRequestView } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useCommand } from '../../use-command.ts';
import { useChainText } from './use-request-commands.ts';

export type ConfirmedStep = 'submit' | 'sign' | 'refuse' | 'revise' | 'endShort' | 'settle' | 'cancel';

interface StepConfirmProps {
  readonly command: ConfirmedStep;
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}

const reasoned: readonly ConfirmedStep[] = ['refuse', 'endShort', 'settle', 'cancel'];
const destructive: readonly ConfirmedStep[] = ['refuse', 'cancel'];

/** A step that needs no more than a word: it asks once and names the request. What is signed is what was read when the dialog opened. */
export function StepConfirm({ command, request: shown, onClose }: StepConfirmProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { materialRequests } = useTRPC();
  const chainText = useChainText();
  const [request] = useState(shown);
  const options = { doneText: t('done.step'), onDone: onClose };
  const commands = {
    submit: useCommand(materialRequests.submit.mutationOptions(), options),
    sign: useCommand(materialRequests.sign.mutationOptions(), options),
    refuse: useCommand(materialRequests.refuse.mutationOptions(), options),
    revise: useCommand(materialRequests.revise.mutationOptions(), options),
    endShort: useCommand(materialRequests.endShort.mutationOptions(), options),
    settle: useCommand(materialRequests.settle.mutationOptions(), options),
    cancel: useCommand(materialRequests.cancel.mutationOptions(), options),
  };
  const { id, version, no } = request;
  const run = (text: string) => {
    if (command === 'submit' || command === 'revise') return commands[command].run({ id, version });
    if (command === 'sign') return commands.sign.run({ id, version, note: text });
    return commands[command].run({ id, version, reason: text });
  };
  const consequences: Partial<Readonly<Record<ConfirmedStep, string>>> = {
    submit: t('dialog.submitConsequence', { steps: chainText(request) }),
    sign: t('dialog.signConsequence'),
    revise: t('dialog.reviseConsequence'),
  };
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={`${t('form')} ${no}`}
      consequence={consequences[command]}
      isPending={commands[command].isPending}
      isDestructive={destructive.includes(command)}
      {...(reasoned.includes(command) && { reason: 'required' as const })}
      {...(command === 'sign' && { reason: 'optional' as const })}
      onConfirm={(text) => run(text)}
      onClose={onClose}
    />
  );
}
