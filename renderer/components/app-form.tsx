import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { BaseSyntheticEvent, ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { enterMoves, enterPassesSelects } from './enter-moves.ts';
import { useShortcut } from './frame/shortcuts.tsx';

export interface AppFormProps<V extends FieldValues, Out> {
  /** From `useForm({ resolver: zodResolver(schema), defaultValues })`. */
  readonly form: UseFormReturn<V, unknown, Out>;
  /**
   * Called with the parsed values; the form stays as it is until this resolves. Whatever it resolves to means "done" (undefined: refused), and
   * what is done is not submitted again until something changes.
   */
  readonly onSubmit: (values: Out) => unknown;
  /** Ctrl+Enter saves (on by default; switch off for a form inside another shortcut scope). */
  readonly saveShortcut?: boolean;
  /** Ctrl+P: save and print. */
  readonly onSubmitAndPrint?: (values: Out) => unknown;
  /** Accessible name of the form. */
  readonly label?: string;
  readonly id?: string;
  readonly sx?: SxProps<Theme>;
  readonly children: ReactNode;
}

/**
 * A form of the counter: Enter walks through the fields, Ctrl+Enter saves, the first invalid field gets the focus.
 *
 *     const form = useForm({ resolver: zodResolver(schema), defaultValues });
 *     <AppForm form={form} onSubmit={(values) => save.run(values)}>
 *       <FormTextField name="phone" label={t('phone')} autoFocus />
 *       <Button type="submit" variant="contained" loading={save.isPending}>…</Button>
 *     </AppForm>
 */
export function AppForm<V extends FieldValues, Out = V>(props: AppFormProps<V, Out>): ReactNode {
  const { form, onSubmit, onSubmitAndPrint, saveShortcut = true } = props;
  const once = useOnce(form);
  const submit = once((values) => onSubmit(values));
  const submitAndPrint = once((values) => onSubmitAndPrint?.(values));
  useShortcut('Ctrl+Enter', () => void submit(), { label: 'common:shortcut.save', enabled: saveShortcut });
  useShortcut('Ctrl+P', () => void submitAndPrint(), {
    label: 'common:shortcut.saveAndPrint',
    enabled: onSubmitAndPrint !== undefined,
  });
  return (
    <FormProvider {...form}>
      <Box
        component="form"
        noValidate
        id={props.id}
        aria-label={props.label}
        onSubmit={(event) => {
          event.stopPropagation(); // a form in a dialog must not submit the form that opened it
          void submit(event);
        }}
        onKeyDownCapture={enterPassesSelects}
        onKeyDown={enterMoves}
        sx={[{ display: 'grid', gap: 1.5 }, ...(Array.isArray(props.sx) ? props.sx : [props.sx])]}
      >
        {props.children}
      </Box>
    </FormProvider>
  );
}

/**
 * A key pressed twice has one effect, also while the first press still waits for the draft, and while the form is on its way out after the
 * answer.
 */
function useOnce<V extends FieldValues, Out>(form: UseFormReturn<V, unknown, Out>) {
  const isRunning = useRef(false);
  const isDone = useRef(false);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => {
          isDone.current = false;
        },
      }),
    [form],
  );
  return (act: (values: Out) => unknown) => async (event?: BaseSyntheticEvent) => {
    event?.preventDefault();
    if (isRunning.current || isDone.current) return;
    isRunning.current = true;
    try {
      await form.handleSubmit(async (values) => {
        const result = await act(values);
        isDone.current = result !== undefined;
      })(event);
    } finally {
      isRunning.current = false;
    }
  };
}
