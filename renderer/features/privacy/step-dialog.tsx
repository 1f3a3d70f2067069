import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { paragraph, requiredLine, requiredParagraph } from '../../../shared/fields.ts';
import type { PrivacyCommand } from '../../../shared/privacy-lifecycle.ts';
import { answerPrivacyInput, consentWays } from '../../../shared/privacy.ts';
import type { ConsentWay, PrivacyView } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { WayField } from '../../components/privacy/way-field.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

interface StepDialogProps {
  readonly request: PrivacyView;
  readonly step: PrivacyCommand;
  readonly onClose: () => void;
}

/** One step of a privacy request with what has to be written about it. */
export function StepDialog(props: StepDialogProps): ReactNode {
  const words = useWords(props);
  return (
    <AppDialog open title={`${props.request.no} ${words.title}`} onClose={props.onClose} maxWidth="sm">
      <StepForm {...props} />
    </AppDialog>
  );
}

function useWords({ request, step }: Pick<StepDialogProps, 'request' | 'step'>) {
  const { t } = useTranslation('privacy');
  const words = {
    verify: { title: t('request.verify'), text: t('request.verifiedHow'), hint: t('request.verifiedHint'), done: t('request.verified') },
    perform: { title: t(`request.perform.${request.kind}`), text: t('request.action'), hint: undefined, done: t('request.performed') },
    explain: { title: t('request.explain'), text: t('request.action'), hint: undefined, done: t('request.explained') },
    answer: { title: t('request.answerCommand'), text: t('request.answer'), hint: undefined, done: t('request.answered') },
  };
  return words[step];
}

/** A withdrawal and files that were handed out speak for themselves; the rest is told in words. */
const speaksForItself: readonly string[] = ['withdraw', 'see', 'copy'];

function StepForm({ request, step, onClose }: StepDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const words = useWords({ request, step });
  const isOptional = step === 'perform' && speaksForItself.includes(request.kind);
  const text = step === 'verify' ? requiredLine(200) : isOptional ? paragraph(1000) : requiredParagraph(1000);
  const schema = z.object({ text, way: answerPrivacyInput.shape.way });
  const form = useForm<{ text: string; way: ConsentWay }>({
    resolver: zodResolver(schema),
    defaultValues: { text: '', way: consentWays.find((way) => way === request.channel) ?? 'phone' },
  });
  const draft = useServerDraft(form, 'other', `privacy-${step}-${request.id}`);
  const take = useStep(step, words.done, async () => {
    draft.finish();
    onClose();
    await draft.remove();
  });
  return (
    <AppForm form={form} onSubmit={(values) => take.run(request, values)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField
          name="text"
          label={words.text}
          helperText={words.hint}
          maxLength={step === 'verify' ? 200 : 1000}
          multiline
          minRows={step === 'verify' ? 1 : 3}
          required={!isOptional}
          autoFocus
        />
        {step === 'answer' && (
          <Box sx={{ maxWidth: 200 }}>
            <WayField name="way" label={t('privacy:request.answeredWay')} />
          </Box>
        )}
        {take.error && <Alert severity="error">{take.error}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={take.isPending}>
          {words.title}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** The host's command for a step. */
function useStep(step: PrivacyCommand, doneText: string, onDone: () => unknown) {
  const trpc = useTRPC();
  const options = { doneText, onDone, errorToast: false } as const;
  const verify = useCommand(trpc.privacy.verify.mutationOptions(), options);
  const perform = useCommand(trpc.privacy.perform.mutationOptions(), options);
  const explain = useCommand(trpc.privacy.explain.mutationOptions(), options);
  const answer = useCommand(trpc.privacy.answer.mutationOptions(), options);
  const used = { verify, perform, explain, answer }[step];
  return {
    isPending: used.isPending,
    error: used.error?.text,
    run: ({ id, version }: PrivacyView, { text, way }: { readonly text: string; readonly way: ConsentWay }): Promise<unknown> => {
      if (step === 'verify') return verify.run({ id, version, verifiedHow: text });
      if (step === 'perform') return perform.run({ id, version, action: text });
      return step === 'explain' ? explain.run({ id, version, action: text }) : answer.run({ id, version, answer: text, way });
    },
  };
}
