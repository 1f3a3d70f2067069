import { errorCodes } from '../shared/errors.ts';
import type { ErrorCode } from '../shared/errors.ts';

/** What the host says about a refusal or a fault. `ref` is the reference number of an unexpected fault in the host's log. */
export interface HostError {
  readonly code: ErrorCode | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly ref: string | undefined;
  /** Field path -> message key, when single fields were refused. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads the host's answer out of a tRPC client error; undefined when no answer came at all (the reply may have been lost). */
export function hostError(error: unknown): HostError | undefined {
  const data = field(error, 'data');
  if (!isRecord(data)) return undefined;
  const domain = field(data, 'domain');
  const code = field(domain, 'code');
  const details = field(domain, 'details');
  const ref = field(data, 'ref');
  return {
    code: typeof code === 'string' && code in errorCodes ? (code as ErrorCode) : undefined,
    details: isRecord(details) ? details : {},
    ref: typeof ref === 'string' ? ref : undefined,
    fields: { ...refusedField(String(code), details), ...missingFields(field(details, 'fields')), ...fieldProblems(field(data, 'fields')) },
  };
}

/** Did the call end without any answer of the host? Then nobody knows whether it took effect, and it may be sent again with its key. */
export function isLostReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'TRPCClientError' && hostError(error) === undefined;
}

/** Is it open whether the command was done? Nobody answered, or the disk failed while it was being kept (F10): its key stays in use. */
export function isOutcomeOpen(error: unknown): boolean {
  return isLostReply(error) || hostError(error)?.code === 'diskFailed';
}

/** A refusal that is about one field names it in `details.field`. */
function refusedField(code: string, details: unknown): Record<string, string> {
  const name = field(details, 'field');
  const guard = field(details, 'guard');
  if (typeof name !== 'string') return {};
  return { [name]: typeof guard === 'string' ? `errors:variant.${code}.${guard}` : `errors:code.${code}` };
}

/** `fieldsMissing` names the fields of its refusal in `details.fields`. */
function missingFields(names: unknown): Record<string, string> {
  if (!Array.isArray(names)) return {};
  return Object.fromEntries(names.filter((name) => typeof name === 'string').map((name) => [name, 'common:validation.required']));
}

/** The host's list of `{ path, code, message }` of an input that did not pass its schema. */
function fieldProblems(problems: unknown): Record<string, string> {
  if (!Array.isArray(problems)) return {};
  return Object.fromEntries(
    problems.map((problem: unknown) => {
      const code = String(field(problem, 'code'));
      return [
        String(field(problem, 'path')),
        code === 'custom' ? String(field(problem, 'message')) : (problemKeys[code] ?? 'common:validation.invalid'),
      ];
    }),
  );
}

const problemKeys: Readonly<Record<string, string>> = {
  invalid_type: 'common:validation.required',
  too_small: 'common:validation.required',
  invalid_value: 'common:validation.selectOne',
};

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
