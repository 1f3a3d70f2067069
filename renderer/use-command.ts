import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { showToast } from './components/frame/toast-store.ts';
import { errorReference, errorText } from './error-text.ts';
import { newRequestKey } from './request-key.ts';
import { fieldMessages, hostError, isLostReply } from './rpc-error.ts';
import type { HostError } from './rpc-error.ts';

export interface CommandError {
  /** One sentence in the user's language. */
  readonly text: string;
  readonly code: HostError['code'];
  readonly details: HostError['details'];
  readonly ref: string | undefined;
  /** The reply was lost: it may or may not have happened; running again is safe. */
  readonly lostReply: boolean;
}

export interface CommandOptions<Input, Output, V extends FieldValues, Out> {
  /** Errors of single fields are shown in this form, the first one gets the focus. */
  readonly form?: UseFormReturn<V, unknown, Out>;
  readonly onDone?: (output: Output, input: Input) => unknown;
  /** Text of the toast after success, already translated. */
  readonly doneText?: string | ((output: Output) => string);
  /** Offers "undo" in that toast. */
  readonly undo?: (output: Output) => unknown;
  /** Shows errors that belong to no field as a toast (default); switch off where the screen shows `error` itself. */
  readonly errorToast?: boolean;
}

export interface Command<Input, Output> {
  /** Runs it once; while it runs, further calls get the same answer. Resolves to undefined when it was refused (see `error`). */
  readonly run: (input: Input) => Promise<Output | undefined>;
  readonly isPending: boolean;
  readonly error: CommandError | null;
  readonly reset: () => void;
}

/**
 * A write. It keeps one request key per intention: a double click or a retry after a lost reply has one effect;
 * a new key is made only after the host has answered. `input` is the procedure's input without `requestKey`.
 *
 *     const close = useCommand(trpc.requests.close.mutationOptions(), { doneText: t('closed') });
 *     <Button loading={close.isPending} onClick={() => void close.run({ id, version })}>
 */
export function useCommand<Input, Output, Failure, Context, V extends FieldValues = FieldValues, Out = V>(
  mutation: UseMutationOptions<Output, Failure, Input, Context>,
  options: CommandOptions<Omit<Input, 'requestKey'>, Output, V, Out> = {},
): Command<Omit<Input, 'requestKey'>, Output> {
  const { i18n } = useTranslation();
  const { mutateAsync, isPending, error, reset } = useMutation(mutation);
  const requestKey = useRef<string>(undefined);
  const running = useRef<Promise<Output | undefined>>(undefined);

  const once = async (input: Omit<Input, 'requestKey'>): Promise<Output | undefined> => {
    requestKey.current ??= newRequestKey();
    try {
      const output = await mutateAsync({ ...input, requestKey: requestKey.current } as Input);
      requestKey.current = undefined;
      announce(output, options);
      await options.onDone?.(output, input);
      return output;
    } catch (failure) {
      if (!isLostReply(failure)) requestKey.current = undefined;
      const onFields = options.form ? showFieldErrors(options.form, hostError(failure)) : false;
      if (!onFields && options.errorToast !== false && !isSessionError(failure)) {
        const ref = errorReference(failure);
        const text = errorText(i18n, failure);
        showToast(ref ? `${text} ${i18n.t('common:error.reference', { ref })}` : text, { severity: 'error' });
      }
      return undefined;
    }
  };

  const run = (input: Omit<Input, 'requestKey'>): Promise<Output | undefined> => {
    running.current ??= once(input).finally(() => {
      running.current = undefined;
    });
    return running.current;
  };

  return { run, isPending, error: error ? describe(error, errorText(i18n, error)) : null, reset };
}

function announce<Input, Output, V extends FieldValues, Out>(output: Output, options: CommandOptions<Input, Output, V, Out>): void {
  const { doneText, undo } = options;
  const text = typeof doneText === 'function' ? doneText(output) : doneText;
  if (text !== undefined) showToast(text, undo ? { undo: () => undo(output) } : {});
}

function describe(error: unknown, text: string): CommandError {
  const host = hostError(error);
  return { text, code: host?.code, details: host?.details ?? {}, ref: host?.ref, lostReply: isLostReply(error) };
}

function isSessionError(error: unknown): boolean {
  const code = hostError(error)?.code;
  return code === 'notSignedIn' || code === 'sessionLocked';
}

function showFieldErrors<V extends FieldValues, Out>(form: UseFormReturn<V, unknown, Out>, error: HostError | undefined): boolean {
  const messages = Object.entries(error ? fieldMessages(error) : {});
  for (const [index, [name, message]] of messages.entries()) {
    form.setError(name as Path<V>, { type: 'host', message }, { shouldFocus: index === 0 });
  }
  return messages.length > 0;
}
