import type { CommandError } from '../../use-command.ts';

/** What a form says at its foot: a refusal that names a field stands at the field. */
export function footError(error: CommandError | null): string | undefined {
  return error && error.details['field'] === undefined ? error.text : undefined;
}
