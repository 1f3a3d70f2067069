import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { createFormInput, feedbackKinds } from '../../../shared/feedback-forms.ts';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { StaleNotice } from '../stale-notice.tsx';
import { useServerDraft } from '../use-server-draft.ts';
import { NeedLines } from './need-lines.tsx';
import { useFactDifferences } from './use-fact-differences.ts';
import type { StoredForm } from './use-fact-differences.ts';

const schema = createFormInput.omit({ requestId: true, workOrderId: true });
type Values = z.input<typeof schema>;
type Facts = z.output<typeof schema>;

interface FactsDialogProps {
  readonly origin?: { readonly requestId: number | null; readonly workOrderId: number | null };
  /** An existing form that is corrected. */
  readonly form?: FeedbackView;
  readonly start?: { readonly goods: string; readonly fault: string };
  readonly onDone: (receipt: Receipt) => unknown;
  readonly onClose: () => void;
}

/** What a feedback form says (B-12): who brings it, about what, what is needed. */
export function FactsDialog(props: FactsDialogProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return (
    <AppDialog open title={props.form ? `${t('dialog.edit')} ${props.form.no}` : t('dialog.create')} onClose={props.onClose} maxWidth="md">
      <FactsForm {...props} />
    </AppDialog>
  );
}

function FactsForm({ origin, form: shown, start, onDone, onClose }: FactsDialogProps): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'common']);
  const { feedbackForms } = useTRPC();
  const { user } = useSession();
  // what the user saw: a newer version that comes meanwhile is not overwritten unseen
  const [old, setOld] = useState(shown);
  const form = useForm<Values, unknown, Facts>({ resolver: zodResolver(schema), defaultValues: startOf(old, start, user.displayName) });
  const draft = useServerDraft(form, 'other', `feedback-${old?.id ?? `new-${origin?.requestId ?? 0}`}`);
  const create = useCommand(feedbackForms.create.mutationOptions(), { form, errorToast: false });
  const update = useCommand(feedbackForms.update.mutationOptions(), { form, errorToast: false, doneText: t('feedbackForms:done.saved') });
  const differencesTo = useFactDifferences();
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as StoredForm) : undefined;
  const save = async (facts: Facts, over = old) => {
    const receipt = over
      ? await update.run({ id: over.id, version: over.version, ...facts })
      : await create.run({ requestId: origin?.requestId ?? null, workOrderId: origin?.workOrderId ?? null, ...facts });
    if (!receipt) return;
    draft.finish();
    await draft.remove();
    await onDone(receipt);
  };
  const error = create.error ?? update.error;
  // once it is decided only these two can be written
  const isFixed = old !== undefined && old.state !== 'submitted';
  return (
    <AppForm form={form} onSubmit={(facts) => save(facts)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        {!isFixed && (
          <>
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 1.3fr' }}>
              <FormChoiceField
                name="kind"
                label={t('feedbackForms:field.kind')}
                required
                autoFocus
                emptyLabel={old ? undefined : ''}
                options={feedbackKinds.map((value) => ({ value, label: t(`feedbackForms:kind.${value}`) }))}
              />
              <FormTextField name="reporterName" label={t('feedbackForms:field.reporterName')} maxLength={40} required />
              <FormDateTimeField name="receivedAt" label={t('feedbackForms:field.receivedAt')} required disabled={old !== undefined} />
            </Box>
            <FormTextField name="goods" label={t('feedbackForms:field.goods')} maxLength={200} required />
            <FormTextField name="fault" label={t('feedbackForms:field.fault')} maxLength={1000} multiline required />
            <NeedLines />
          </>
        )}
        <FormTextField name="details" label={t('feedbackForms:field.details')} maxLength={2000} multiline autoFocus={isFixed} />
        <FormTextField name="opinion" label={t('feedbackForms:field.opinion')} maxLength={1000} multiline />
        {current && old ? (
          <StaleNotice
            differences={differencesTo(current, form.getValues())}
            onUseMine={() => {
              const over = { ...old, version: current.version };
              setOld(over);
              void form.handleSubmit((facts) => save(facts, over))();
            }}
            onUseTheirs={() => {
              const theirs = { ...old, ...current, needs: JSON.parse(current.needs || '[]') as FeedbackView['needs'] };
              setOld(theirs);
              form.reset(startOf(theirs, undefined, ''));
              update.reset();
              void draft.remove();
            }}
          />
        ) : (
          error && <Alert severity="error">{error.text}</Alert>
        )}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending || update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function startOf(old: FeedbackView | undefined, start: FactsDialogProps['start'], userName: string): Values {
  if (old) {
    const { kind, reporterName, receivedAt, goods, fault, needs, details, opinion } = old;
    return { kind, reporterName, receivedAt, goods, fault, needs: [...needs], details, opinion };
  }
  const receivedAt = Math.floor(Date.now() / 60_000) * 60_000;
  // the kind is chosen by whoever writes the form
  const kind = null as unknown as Values['kind'];
  return { kind, reporterName: userName, receivedAt, goods: '', fault: '', needs: [], details: '', opinion: '', ...start };
}
