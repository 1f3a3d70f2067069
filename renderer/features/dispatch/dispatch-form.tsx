import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/fields.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTechniciansField } from '../../components/form-technicians-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { HindranceFields, hindrancesOf } from '../../components/hindrance-fields.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { FormProposals } from './form-proposals.tsx';
import { OtherReason } from './other-reason.tsx';
import { dispatchSchema, proposeSlip } from './dispatch-values.ts';
import type { DispatchDraft, DispatchValues } from './dispatch-values.ts';
import { WorkLines } from './work-lines.tsx';

interface DispatchFormProps {
  readonly request: RequestView;
  readonly onDispatched: (receipt: Receipt, isPrinted: boolean) => void;
}

/** Who, when and what: the slip of one request. */
export function DispatchForm({ request, onDispatched }: DispatchFormProps): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const allowed = useCan();
  const [proposed] = useState(() => proposeSlip(request, Date.now()));
  const form = useForm<DispatchDraft, unknown, DispatchValues>({ resolver: zodResolver(dispatchSchema) as never, defaultValues: proposed });
  const draft = useServerDraft(form, 'dispatch', `request-${request.id}`);
  const dispatch = useCommand(trpc.workOrders.dispatch.mutationOptions(), { form, errorToast: false });
  const hindrances = hindrancesOf(dispatch.error);
  const shows = useRef<HTMLDivElement>(null);
  // what stands against it must be seen, however far down the cursor was
  useEffect(() => {
    if (hindrances.length > 0) shows.current?.querySelector('input')?.focus();
  }, [hindrances.length]);
  const mayPrint = allowed('print.documents');
  const { preassigned } = request;
  const save = async ({ lines, ...values }: DispatchValues, isPrinted: boolean) => {
    const texts = lines.map(({ text }) => text).filter((text) => text !== '');
    const receipt = await dispatch.run({ requestId: request.id, requestVersion: request.version, ...values, lines: texts });
    if (!receipt) return undefined;
    draft.finish();
    onDispatched(receipt, isPrinted);
    await draft.remove();
    return receipt;
  };
  return (
    <AppForm
      form={form}
      label={t('form.label', { no: request.no })}
      onSubmit={(values) => save(values, false)}
      onSubmitAndPrint={mayPrint ? (values) => save(values, true) : undefined}
    >
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 3fr) minmax(0, 2fr)' }, alignItems: 'start' }}>
        <FormTechniciansField
          name="staffIds"
          label={t('form.technicians')}
          required
          autoFocus
          helperText={preassigned && t(`form.preassigned.${preassigned.by}`, { name: preassigned.name })}
        />
        <FormDateTimeField name="plannedAt" label={t('form.plannedAt')} required />
      </Box>
      <FormProposals requestId={request.id} />
      {preassigned && <OtherReason preassigned={preassigned} />}
      <Box ref={shows}>
        <HindranceFields hindrances={hindrances} />
      </Box>
      {dispatch.error && hindrances.length === 0 && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {dispatch.error.text}
        </Box>
      )}
      <WorkLines />
      <FormTextField name="instruction" label={t('form.instruction')} helperText={t('form.instructionHint')} multiline maxLength={1000} />
      <FormActions left={<DraftNotice draft={draft} />}>
        {mayPrint && (
          <Button variant="outlined" disabled={dispatch.isPending} onClick={() => void form.handleSubmit((values) => save(values, true))()}>
            {t('form.dispatchAndPrint')}
            <KeyHint combo="Ctrl+P" />
          </Button>
        )}
        <Button type="submit" variant="contained" loading={dispatch.isPending}>
          {t('form.dispatch')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
