import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formChoice, programChoice } from '../../../shared/form-layouts.ts';
import type { SavedDefault } from '../../../shared/form-layouts.ts';
import { forms } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import { canTurn } from '../../../shared/papers.ts';
import { useTRPC } from '../../api.ts';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useCommand } from '../../use-command.ts';

interface DefaultDialogProps {
  readonly form: FormCode;
  readonly saved: SavedDefault | undefined;
  readonly onClose: () => void;
}

type Values = z.input<typeof formChoice>;

/** On what and how a form is printed in the whole shop, where a seat did not choose otherwise. */
export function DefaultDialog({ form: code, saved, onClose }: DefaultDialogProps): ReactNode {
  const { t } = useTranslation(['forms', 'print']);
  const { papers, layers } = forms[code];
  const program = programChoice(code);
  const name = t(`forms:name.${code}`);
  const form = useForm<Values>({
    resolver: zodResolver(formChoice),
    defaultValues: { ...program, ...saved?.choice, copies: [...(saved?.choice ?? program).copies] },
  });
  const trpc = useTRPC();
  const save = useCommand(trpc.forms.saveDefault.mutationOptions(), {
    form,
    doneText: t('forms:edit.saved', { form: name }),
    onDone: onClose,
    errorToast: false,
  });
  const theirs = save.error?.code === 'staleVersion' ? (save.error.details['current'] as SavedDefault) : undefined;
  const send = (choice: Values | null, current = saved?.current ?? 0) => save.run({ form: code, current, choice });
  const [paper, isCarbon] = useWatch({ control: form.control, name: ['paper', 'isCarbon'] });
  const words = (choice: Values | null) => {
    const { paper: on, copies, isLandscape, isCarbon: carbon, isOverlay } = choice ?? program;
    return [
      t(`print:paper.${on}`),
      ...(isLandscape ? [t('forms:page.turned')] : []),
      ...(isOverlay ? [t('forms:page.overlay')] : []),
      carbon ? t('forms:page.carbon') : copies.map((copy) => t(`print:copy.${copy}`)).join('、'),
    ].join(' · ');
  };
  return (
    <FormDialog
      form={form}
      title={t('forms:edit.title', { form: name })}
      isPending={save.isPending}
      onSubmit={(values) => send(values)}
      onClose={onClose}
    >
      {theirs && (
        <StaleNotice
          differences={[{ label: name, mine: words(form.getValues()), theirs: words(theirs.choice as Values | null) }]}
          onUseMine={() => void send(form.getValues(), theirs.current)}
          onUseTheirs={() => {
            form.reset({ ...program, ...theirs.choice, copies: [...(theirs.choice ?? program).copies] });
            save.reset();
          }}
        />
      )}
      <FormChoiceField
        name="paper"
        label={t('forms:page.paper')}
        options={papers.map((value) => ({ value, label: t(`print:paper.${value}`) }))}
        required
        autoFocus
      />
      {canTurn(paper) && <FormSwitchField name="isLandscape" label={t('print:page.turned')} />}
      {layers.length > 0 && (
        <FormCheckGroupField
          name="copies"
          label={t('forms:page.copies')}
          options={layers.map((value) => ({ value, label: t(`print:copy.${value}`) }))}
          disabled={isCarbon}
        />
      )}
      {layers.length > 1 && <FormSwitchField name="isCarbon" label={t('print:page.carbon')} />}
      <FormSwitchField name="isOverlay" label={t('print:page.overlay')} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('forms:edit.seats')}
      </Typography>
      {saved?.choice && (
        <Button onClick={() => void send(null)} sx={{ justifySelf: 'start' }}>
          {t('forms:edit.reset')}
        </Button>
      )}
    </FormDialog>
  );
}
