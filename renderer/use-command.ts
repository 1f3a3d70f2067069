import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RefObject } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { showToast } from './components/frame/toast-store.ts';
import { errorReference, errorText } from './error-text.ts';
import { newRequestKey } from './request-key.ts';
import { hostError, isLostReply, isOutcomeOpen } from './rpc-error.ts';
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
  /** Holds the request key of an intention that is not answered yet, for whoever sends it another way. */
  readonly keyRef?: RefObject<string | undefined>;
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
 * a new key is made only after the host has answered. `run` takes the body, the key is added.
 *
 *     const resolve = useCommand(trpc.requests.resolve.mutationOptions(), { doneText: t('resolved') });
 *     <Button loading={resolve.isPending} onClick={() => void resolve.run({ id, version, result })}>
 */
export function useCommand<Body, Output, Failure, Context, V extends FieldValues = FieldValues, Out = V>(
  mutation: UseMutationOptions<Output, Failure, { key: string; body: Body }, Context>,
  options: CommandOptions<Body, Output, V, Out> = {},
): Command<Body, Output> {
  const ownKey = useRef<string>(undefined);
  const key = options.keyRef ?? ownKey;
  return useWrite(mutation, options, {
    wrap: (body) => ({ key: (key.current ??= newRequestKey()), body }),
    answered: () => {
      key.current = undefined;
    },
  });
}

/** An act on the session itself (sign in, lock, …): like `useCommand`, but doing it twice is harmless, so it needs no key. */
export function useAct<Input, Output, Failure, Context, V extends FieldValues = FieldValues, Out = V>(
  mutation: UseMutationOptions<Output, Failure, Input, Context>,
  options: CommandOptions<Input, Output, V, Out> = {},
): Command<Input, Output> {
  return useWrite(mutation, options, { wrap: (input) => input, answered: () => undefined });
}

interface Envelope<Input, Sent> {
  readonly wrap: (input: Input) => Sent;
  /** The host has answered, so the next run is a new intention. */
  readonly answered: () => void;
}

function useWrite<Input, Sent, Output, Failure, Context, V extends FieldValues, Out>(
  mutation: UseMutationOptions<Output, Failure, Sent, Context>,
  options: CommandOptions<Input, Output, V, Out>,
  envelope: Envelope<Input, Sent>,
): Command<Input, Output> {
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const { mutateAsync, isPending, error, reset } = useMutation(mutation);
  const running = useRef<Promise<Output | undefined>>(undefined);

  const once = async (input: Input): Promise<Output | undefined> => {
    try {
      const output = await mutateAsync(envelope.wrap(input));
      envelope.answered();
      announce(output, options);
      await options.onDone?.(output, input);
      return output;
    } catch (failure) {
      if (!isOutcomeOpen(failure)) envelope.answered();
      const onFields = options.form ? showFieldErrors(options.form, hostError(failure)) : false;
      if (!onFields && options.errorToast !== false && !isSessionError(failure)) {
        const ref = errorReference(failure);
        const text = errorText(i18n, failure);
        const requestId = unexplainedRequest(failure);
        const way = requestId !== undefined && {
          way: { label: i18n.t('requestLife:banner.explain'), go: () => navigate(`/requests/${requestId}`) },
        };
        showToast(ref ? `${text} ${i18n.t('common:error.reference', { ref })}` : text, { severity: 'error', ...way });
      }
      return undefined;
    }
  };

  const run = (input: Input): Promise<Output | undefined> => {
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

/** R-002-98: the request whose missed promise is to be explained first, which is done on its page. */
function unexplainedRequest(error: unknown): number | undefined {
  const details = hostError(error)?.details ?? {};
  return details['guard'] === 'overdueUnexplained' && typeof details['id'] === 'number' ? details['id'] : undefined;
}

function isSessionError(error: unknown): boolean {
  const code = hostError(error)?.code;
  return code === 'notSignedIn' || code === 'sessionLocked';
}

function showFieldErrors<V extends FieldValues, Out>(form: UseFormReturn<V, unknown, Out>, error: HostError | undefined): boolean {
  const values = form.getValues();
  // a refusal about something that is not on this form must not vanish: it goes the way of all other errors
  const messages = Object.entries(error?.fields ?? {}).filter(([name]) => String(name.split('.')[0]) in values);
  for (const [index, [name, message]] of messages.entries()) {
    form.setError(name as Path<V>, { type: 'host', message }, { shouldFocus: index === 0 });
  }
  return messages.length > 0;
}
