import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useCommand } from '../../use-command.ts';

type ConfirmedStep = 'fill' | 'sign' | 'refuse' | 'revise' | 'endShort' | 'cancel';

interface StepConfirmProps {
  readonly command: ConfirmedStep;
  readonly purchase: ToolPurchaseView;
  readonly onClose: () => void;
}

/** A step that needs no more than a word: it asks once and names the purchase. What is signed is what was read when the dialog opened. */
export function StepConfirm({ command, purchase: shown, onClose }: StepConfirmProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const { toolPurchases } = useTRPC();
  const [{ id, version, no }] = useState(shown);
  const options = (done: 'filled' | 'signed' | 'refused' | 'revised' | 'endedShort' | 'cancelled') => ({
    doneText: t(`done.${done}`, { no }),
    onDone: onClose,
  });
  const commands = {
    fill: useCommand(toolPurchases.fill.mutationOptions(), options('filled')),
    sign: useCommand(toolPurchases.sign.mutationOptions(), options('signed')),
    refuse: useCommand(toolPurchases.refuse.mutationOptions(), options('refused')),
    revise: useCommand(toolPurchases.revise.mutationOptions(), options('revised')),
    endShort: useCommand(toolPurchases.endShort.mutationOptions(), options('endedShort')),
    cancel: useCommand(toolPurchases.cancel.mutationOptions(), options('cancelled')),
  };
  const run = (text: string) => {
    if (command === 'fill' || command === 'revise') return commands[command].run({ id, version });
    if (command === 'sign') return commands.sign.run({ id, version, note: text });
    return commands[command].run({ id, version, reason: text });
  };
  const isReasoned = command === 'refuse' || command === 'endShort' || command === 'cancel';
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={`${t('form')} ${no}`}
      consequence={command === 'refuse' || command === 'cancel' ? undefined : t(`consequence.${command}`)}
      isPending={commands[command].isPending}
      isDestructive={command === 'refuse' || command === 'cancel'}
      {...(isReasoned && { reason: 'required' as const })}
      {...(command === 'sign' && { reason: 'optional' as const })}
      onConfirm={(text) => run(text)}
      onClose={onClose}
    />
  );
}
