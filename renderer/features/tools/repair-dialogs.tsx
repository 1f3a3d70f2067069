import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { endRepairInput, sendRepairInput } from '../../../shared/tool-losses.ts';
import type { ToolRepair } from '../../../shared/tool-losses.ts';
import { repairShares } from '../../../shared/tool-money.ts';
import { useTRPC } from '../../api.ts';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { PersonField } from './person-field.tsx';
import { RoomField } from './room-field.tsx';
import { ToolField, noTool, toolFields } from './tool-field.tsx';
import type { ToolValues } from './tool-field.tsx';

const sendSchema = sendRepairInput.extend(toolFields);
type Send = z.input<typeof sendSchema>;

/** What a repair or a scrapping begins with, where a page already speaks of the tool. */
export interface StartedTool extends ToolValues {
  readonly label: string;
  readonly fault?: string;
  readonly staffId?: number;
  readonly staffName?: string;
}

interface SendRepairDialogProps {
  readonly tool?: StartedTool;
  readonly onClose: () => void;
}

/** A tool goes out to be mended (B-24). */
export function SendRepairDialog({ tool, onClose }: SendRepairDialogProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const { label, fault = '', staffId, staffName = '', ...given }: Partial<StartedTool> & ToolValues = tool ?? noTool;
  const form = useForm<Send, unknown, z.output<typeof sendSchema>>({
    resolver: zodResolver(sendSchema),
    defaultValues: { ...given, fault, staffId: staffId ?? null, isNormalUse: true, sentTo: '', dueOn: '', bookedOn: '' },
  });
  const send = useCommand(useTRPC().tools.sendToRepair.mutationOptions(), {
    form,
    doneText: ({ no }) => t('repairs.sent', { no: no ?? '' }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('repairs.sendTitle')}
      action={t('repairs.send')}
      isPending={send.isPending}
      onSubmit={({ tool: _tool, ...facts }) => send.run(facts)}
      onClose={onClose}
    >
      <ToolField autoFocus={label === undefined} {...(label !== undefined && { label })} />
      <FormTextField name="fault" label={t('repairs.fault')} required maxLength={300} autoFocus={label !== undefined} />
      <PersonField
        name="staffId"
        label={t('repairs.user')}
        helperText={t('repairs.noUser')}
        {...(staffId !== undefined && { chosen: { id: staffId, name: staffName } })}
      />
      <FormSwitchField name="isNormalUse" label={t('repairs.normalUse')} helperText={t('repairs.normalUseHint')} />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 170px 170px' }}>
        <FormTextField name="sentTo" label={t('repairs.sentTo')} maxLength={80} />
        <FormDayField name="bookedOn" label={t('repairs.sentOn')} />
        <FormDayField name="dueOn" label={t('repairs.dueOn')} />
      </Box>
    </FormDialog>
  );
}

const endSchema = endRepairInput.omit({ id: true, version: true });
type End = z.input<typeof endSchema>;

/** It comes back with what it cost; the shares of R-000-77 show while it is typed. */
export function EndRepairDialog({ repair, onClose }: { readonly repair: ToolRepair; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['toolLosses', 'tools']);
  const { id, version, staffId, staffName, isNormalUse, kindPercent } = repair;
  const form = useForm<End, unknown, z.output<typeof endSchema>>({
    resolver: zodResolver(endSchema),
    defaultValues: { placeId: 0, isHopeless: false, costFen: 0, holderPercent: null, result: '', bookedOn: '' },
  });
  const [costFen, percent] = useWatch({ control: form.control, name: ['costFen', 'holderPercent'] });
  const usual = isNormalUse ? (kindPercent ?? 0) : 100;
  const end = useCommand(useTRPC().tools.endRepair.mutationOptions(), {
    form,
    doneText: ({ no }) => t('repairs.came', { no: no ?? '' }),
    onDone: onClose,
  });
  const shares = sharesOf(costFen, staffId === null ? 0 : (percent ?? usual));
  return (
    <FormDialog
      form={form}
      title={t('repairs.backTitle', { name: [repair.name, repair.toolNo].filter(Boolean).join(' ') })}
      action={t('repairs.back')}
      isPending={end.isPending}
      onSubmit={(values) => end.run({ id, version, ...values })}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>
        {[repair.fault, repair.sentTo, t('repairs.away', { count: repair.daysAway }), isNormalUse && t('repairs.normalUse'), staffName]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
        <FormMoneyField name="costFen" label={t('repairs.cost')} required autoFocus />
        {staffId !== null && (
          <FormQuantityField
            name="holderPercent"
            label={t('repairs.percent')}
            unit="%"
            helperText={t('repairs.percentHint', { percent: usual })}
          />
        )}
      </Box>
      <Typography role="status" sx={{ ...tabular, fontSize: '1.1rem', fontWeight: 700, minHeight: 28 }}>
        {shares && t('repairs.shares', { holder: formatYuan(shares.holderFen), company: formatYuan(shares.companyFen) })}
      </Typography>
      <FormTextField name="result" label={t('repairs.result')} required maxLength={300} />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 170px' }}>
        <RoomField name="placeId" label={t('repairs.room')} />
        <FormDayField name="bookedOn" label={t('repairs.backOn')} />
      </Box>
      <FormSwitchField name="isHopeless" label={t('repairs.hopeless')} helperText={t('repairs.hopelessHint')} />
    </FormDialog>
  );
}

function sharesOf(costFen: unknown, percent: unknown) {
  if (typeof costFen !== 'number' || !Number.isSafeInteger(costFen) || costFen < 0) return undefined;
  if (typeof percent !== 'number' || !Number.isSafeInteger(percent) || percent < 0 || percent > 100) return undefined;
  return repairShares(costFen, percent);
}
