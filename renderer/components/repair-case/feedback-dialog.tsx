import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { createRepairInput, feedbackFields, warrantyResults } from '../../../shared/repair-cases.ts';
import type { RepairView } from '../../../shared/repair-cases.ts';
import type { WarrantySaid } from '../../../shared/warranty-said.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { StaleNotice } from '../stale-notice.tsx';
import { useServerDraft } from '../use-server-draft.ts';
import { WarrantySaidText } from '../warranty-said.tsx';

const schema = createRepairInput.omit({ requestId: true });
type Values = z.input<typeof schema>;
type Facts = Readonly<z.output<typeof schema>>;

export interface FeedbackDialogProps {
  readonly requestId: number;
  /** Undefined: a new one, which begins with what the call said. */
  readonly repair?: RepairView;
  readonly start: Facts;
  readonly said: WarrantySaid | null;
  readonly onDone: (receipt: Receipt) => unknown;
  readonly onClose: () => void;
}

/** The 维修反馈单: the owner's five fields and what the files say of the warranty (R-002-37). */
export function FeedbackDialog(props: FeedbackDialogProps): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <AppDialog open title={t(props.repair ? 'dialog.edit' : 'dialog.create')} onClose={props.onClose} maxWidth="md">
      <FeedbackForm {...props} />
    </AppDialog>
  );
}

function FeedbackForm({ requestId, repair, start, said, onDone, onClose }: FeedbackDialogProps): ReactNode {
  const { t } = useTranslation(['repairCases', 'common']);
  const trpc = useTRPC();
  const [base, setBase] = useState(repair);
  const form = useForm<Values, unknown, Facts>({ resolver: zodResolver(schema), defaultValues: start });
  const draft = useServerDraft(form, 'other', repair ? `repair-${repair.id}` : `repair-new-${requestId}`);
  const create = useCommand(trpc.repairCases.create.mutationOptions(), { form, errorToast: false });
  const update = useCommand(trpc.repairCases.update.mutationOptions(), { form, errorToast: false });
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as RepairView) : undefined;
  const error = create.error ?? update.error;
  const save = async (facts: Facts, over = base) => {
    const receipt = over ? await update.run({ id: over.id, version: over.version, ...facts }) : await create.run({ requestId, ...facts });
    if (!receipt) return undefined;
    draft.finish();
    await draft.remove();
    await onDone(receipt);
    return receipt;
  };
  const shown = (facts: Values, field: keyof Facts): string => {
    const value = facts[field] ?? '';
    return field === 'warrantyResult'
      ? t(value === '' ? 'repairCases:field.noResult' : `repairCases:warranty.${value as 'covered'}`)
      : value;
  };
  return (
    <AppForm form={form} onSubmit={(facts) => save(facts)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <FormTextField name="ownerName" label={t('repairCases:field.ownerName')} maxLength={40} required autoFocus />
          <FormTextField name="phone" label={t('repairCases:field.phone')} maxLength={40} type="tel" required />
        </Box>
        <FormTextField name="address" label={t('repairCases:field.address')} maxLength={200} required />
        <FormTextField name="content" label={t('repairCases:field.content')} maxLength={2000} multiline required />
        <FormTextField name="wish" label={t('repairCases:field.wish')} maxLength={500} multiline required />
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
          {t('repairCases:field.said')} {said ? <WarrantySaidText said={said} /> : '—'}
        </Typography>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '200px 1fr' }}>
          <FormChoiceField
            name="warrantyResult"
            label={t('repairCases:field.warrantyResult')}
            required
            options={[
              { value: '', label: t('repairCases:field.noResult') },
              ...warrantyResults.map((value) => ({ value, label: t(`repairCases:warranty.${value}`) })),
            ]}
          />
          <FormTextField name="warrantyNote" label={t('repairCases:field.warrantyNote')} maxLength={200} />
        </Box>
        {current && (
          <StaleNotice
            differences={([...feedbackFields, 'warrantyResult', 'warrantyNote'] as const)
              .map((field) => ({
                label: t(`repairCases:field.${field}`),
                mine: shown(form.getValues(), field),
                theirs: shown(current, field),
              }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onUseMine={() => {
              setBase(current);
              void form.handleSubmit((facts) => save(facts, current))();
            }}
            onUseTheirs={() => {
              setBase(current);
              form.reset(factsOf(current));
              update.reset();
              void draft.remove();
            }}
          />
        )}
        {error && !current && <Alert severity="error">{error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending || update.isPending} disabled={current !== undefined}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** What of a case stands in this form. */
export function factsOf({ ownerName, phone, address, content, wish, warrantyResult, warrantyNote }: RepairView): Facts {
  return { ownerName, phone, address, content, wish, warrantyResult, warrantyNote };
}
