import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { UseMutationOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { LifeCommand } from '../../../shared/request-life.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

/** What every dialog over the states of a request gets. */
export interface LifeDialogProps {
  readonly request: RequestView;
  readonly onClose: () => void;
}

interface Target {
  readonly id: number;
  readonly version: number;
}

export interface LifeFormProps<In extends FieldValues, Out extends object, Body extends Target, F, C> extends LifeDialogProps {
  readonly command: LifeCommand;
  /** The command's input without the request itself. */
  readonly schema: z.ZodType<Out, In>;
  readonly defaults: DefaultValues<In>;
  readonly mutation: UseMutationOptions<Receipt, F, { key: string; body: Body }, C>;
  readonly children: ReactNode;
}

/** One command over the state of a request: its fields, kept as a draft until it is sent. */
export function LifeForm<In extends FieldValues, Out extends object, Body extends Target, F, C>(
  props: LifeFormProps<In, Out, Body, F, C>,
): ReactNode {
  const { t } = useTranslation('requestLife');
  const title = t('dialog.title', { command: t(`command.${props.command}`), no: props.request.no });
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="sm">
      <Fields {...props} />
    </AppDialog>
  );
}

function Fields<In extends FieldValues, Out extends object, Body extends Target, F, C>(
  props: LifeFormProps<In, Out, Body, F, C>,
): ReactNode {
  const { t } = useTranslation(['requestLife', 'common']);
  const { request, command, schema, defaults, mutation, onClose } = props;
  const { id, version, no } = request;
  const form = useForm<In, unknown, Out>({ resolver: zodResolver(schema), defaultValues: defaults });
  const draft = useServerDraft(form, 'other', `request-${command}-${id}`);
  const send = useCommand(mutation, {
    form,
    doneText: t('requestLife:done', { no }),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={(facts) => send.run({ ...facts, id, version } as unknown as Body)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        {props.children}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={send.isPending}>
          {t('requestLife:dialog.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** The minute in which a dialog was opened. */
export function thisMinute(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}
