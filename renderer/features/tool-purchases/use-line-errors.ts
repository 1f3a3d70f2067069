import { useEffect, useEffectEvent } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { CommandError } from '../../use-command.ts';

/**
 * Puts the refusal of one sent line to its line of the form, with the numbers of its sentence. `indexOf`: which line of the form the nth
 * that was sent is. Answers what belongs to no line, for the foot of the form.
 */
export function useLineErrors<V extends FieldValues, Out>(
  form: UseFormReturn<V, unknown, Out>,
  error: CommandError | null,
  indexOf: (nth: number) => number,
): string | undefined {
  const [, nth, field] = /^lines\.(\d+)\.(\w+)$/.exec(String(error?.details['field'])) ?? [];
  const isOfLine = nth !== undefined && field !== undefined;
  const show = useEffectEvent((message: string) => {
    if (nth === undefined || field === undefined) return;
    form.setError(`lines.${indexOf(Number(nth))}.${field}` as Path<V>, { type: 'host', message }, { shouldFocus: true });
  });
  const text = error?.text;
  useEffect(() => {
    if (text !== undefined) show(text);
  }, [text, nth, field]);
  return error && !isOfLine ? error.text : undefined;
}
