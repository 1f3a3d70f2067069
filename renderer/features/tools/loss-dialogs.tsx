import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatYuan, timesFen } from '../../../shared/money.ts';
import { decideLossInput, findLossInput, stateLossInput } from '../../../shared/tool-losses.ts';
import type { ToolLossView } from '../../../shared/tool-losses.ts';
import { isLossFactor, keeperFactor, lossFen } from '../../../shared/tool-money.ts';
import { toolConditions } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { ParsedField } from '../../components/parsed-field.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { messageKey } from '../../message-key.ts';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { PersonField } from './person-field.tsx';
import { RoomField } from './room-field.tsx';

export type LossDialog = 'tell' | 'decide' | 'waive' | 'find';

interface LossDialogProps {
  readonly loss: ToolLossView;
  readonly onClose: () => void;
}

/** What can be done with a reported loss: argued, decided, waived, found again. */
export function LossDialogs({ dialog, ...props }: LossDialogProps & { readonly dialog: LossDialog }): ReactNode {
  if (dialog === 'tell') return <TellDialog {...props} />;
  if (dialog === 'decide') return <DecideDialog {...props} />;
  return dialog === 'waive' ? <WaiveDialog {...props} /> : <FindDialog {...props} />;
}

const tellSchema = stateLossInput.omit({ id: true, version: true });

/** Whoever is asked to pay says first what happened. */
function TellDialog({ loss, onClose }: LossDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { id, version } = loss;
  const form = useForm({ resolver: zodResolver(tellSchema), defaultValues: { statement: loss.statement } });
  const tell = useCommand(useTRPC().tools.stateLoss.mutationOptions(), { form, doneText: t('losses.told'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${t('losses.tell')} · ${loss.staffName ?? loss.no}`}
      isPending={tell.isPending}
      onSubmit={(values) => tell.run({ id, version, ...values })}
      onClose={onClose}
    >
      <FormTextField name="statement" label={t('losses.statement')} required multiline minRows={4} maxLength={500} autoFocus />
    </FormDialog>
  );
}

/** 0.99 and 5.01 are refused at the field (R-000-74), and whatever is not 1 for whoever keeps the tools (R-000-65, R-000-71). */
function decideSchema(isKeeper: boolean) {
  return decideLossInput.omit({ id: true, version: true }).extend({
    factor: z
      .number({ error: messageKey('toolLosses:losses.factorUnread') })
      .refine(isLossFactor, { error: messageKey('toolLosses:losses.factorRange') })
      .refine((factor) => !isKeeper || factor === keeperFactor, { error: messageKey('toolLosses:losses.keeperHint') }),
  });
}
type Decision = z.output<ReturnType<typeof decideSchema>>;

function DecideDialog({ loss, onClose }: LossDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { id, version, originalFen, qty } = loss;
  const isKeeper = loss.cause !== 'holder';
  const form = useForm<Decision>({
    resolver: zodResolver(decideSchema(isKeeper)) as never,
    mode: 'onTouched',
    defaultValues: { factor: keeperFactor, reason: '', staffId: loss.staffId },
  });
  const factor = useWatch({ control: form.control, name: 'factor' });
  const decide = useCommand(useTRPC().tools.decideLoss.mutationOptions(), { form, doneText: t('losses.decided'), onDone: onClose });
  const isGood = typeof factor === 'number' && isLossFactor(factor);
  const amountFen = isGood ? timesFen(lossFen(originalFen, factor), qty) : undefined;
  return (
    <FormDialog
      form={form}
      title={`${t('losses.decide')} · ${loss.name} ${loss.toolNo}`}
      action={t('losses.decide')}
      isPending={decide.isPending}
      onSubmit={(values) => decide.run({ id, version, ...values })}
      onClose={onClose}
    >
      {isKeeper && (
        <PersonField
          name="staffId"
          label={t('losses.who')}
          required
          chosen={loss.staffId === null ? undefined : { id: loss.staffId, name: loss.staffName ?? '' }}
        />
      )}
      <ParsedField
        name="factor"
        label={t('losses.factor')}
        required
        autoFocus
        parse={parseFactor}
        format={(hundredths) => (hundredths / 100).toFixed(2)}
        invalidMessage="toolLosses:losses.factorUnread"
        align="right"
        inputMode="decimal"
        helperText={isKeeper ? t('losses.keeperHint') : t('losses.decideHint', { price: formatYuan(originalFen) })}
      />
      <Typography role="status" sx={{ ...tabular, fontSize: '1.25rem', fontWeight: 700, textAlign: 'right', minHeight: 32 }}>
        {amountFen !== undefined &&
          t('losses.arithmetic', {
            ...{ price: formatYuan(originalFen), factor: ((factor ?? 0) / 100).toFixed(2) },
            ...{ qty, amount: formatYuan(amountFen) },
          })}
      </Typography>
      <FormTextField name="reason" label={t('losses.reason')} required multiline maxLength={300} />
    </FormDialog>
  );
}

/** `1`, `1.5`, `２．２５` in hundredths; more decimals are not understood. */
function parseFactor(text: string): number | undefined {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/倍$|x$/i, '');
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(typed)) return undefined;
  const [whole = '0', part = ''] = typed.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

function WaiveDialog({ loss, onClose }: LossDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { id, version } = loss;
  const waive = useCommand(useTRPC().tools.waiveLoss.mutationOptions(), { doneText: t('losses.waived'), onDone: onClose });
  return (
    <ReasonDialog
      open
      action={t('losses.waive')}
      thing={`${loss.name} ${loss.toolNo || loss.no}`}
      consequence={t('losses.waiveConsequence')}
      isPending={waive.isPending}
      onConfirm={(reason) => waive.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}

const findSchema = findLossInput.omit({ id: true, version: true });
type Find = z.input<typeof findSchema>;

function FindDialog({ loss, onClose }: LossDialogProps): ReactNode {
  const { t } = useTranslation(['toolLosses', 'tools']);
  const { id, version } = loss;
  const form = useForm<Find, unknown, z.output<typeof findSchema>>({
    resolver: zodResolver(findSchema),
    defaultValues: { placeId: 0, condition: 'good', reason: '' },
  });
  const find = useCommand(useTRPC().tools.findLost.mutationOptions(), { form, doneText: t('losses.found'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${t('losses.find')} · ${loss.name} ${loss.toolNo}`}
      action={t('losses.find')}
      isPending={find.isPending}
      onSubmit={(values) => find.run({ id, version, ...values })}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('losses.findHint')}</Typography>
      <RoomField name="placeId" label={t('losses.room')} />
      <FormChoiceField
        name="condition"
        label={t('losses.condition')}
        options={toolConditions.map((value) => ({ value, label: t(`tools:condition.${value}`) }))}
      />
      <FormTextField name="reason" label={t('losses.reason')} required maxLength={300} autoFocus />
    </FormDialog>
  );
}
