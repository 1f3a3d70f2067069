import { errorCodes } from '../shared/errors.ts';
import type { ErrorCode } from '../shared/errors.ts';

/** What the host says about a refusal or a fault. `ref` is the reference number of an unexpected fault in the host's log. */
export interface HostError {
  readonly code: ErrorCode | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly ref: string | undefined;
}

/** Reads the host's answer out of a tRPC client error; undefined when no answer came at all (the reply may have been lost). */
export function hostError(error: unknown): HostError | undefined {
  const data = field(error, 'data');
  if (!isRecord(data)) return undefined;
  const domain = field(data, 'domain');
  const code = field(domain, 'code');
  const details = field(domain, 'details');
  const ref = field(domain, 'ref') ?? field(data, 'ref');
  return {
    code: typeof code === 'string' && code in errorCodes ? (code as ErrorCode) : undefined,
    details: isRecord(details) ? details : {},
    ref: typeof ref === 'string' ? ref : undefined,
  };
}

/** Did the call end without any answer of the host? Then nobody knows whether it took effect, and it may be sent again with its key. */
export function isLostReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'TRPCClientError' && hostError(error) === undefined;
}

/** Field name -> message key, from `details.fields` (names that are missing, or name -> message). */
export function fieldMessages(error: HostError): Readonly<Record<string, string>> {
  const fields = error.details['fields'];
  if (Array.isArray(fields)) {
    return Object.fromEntries(fields.filter((name) => typeof name === 'string').map((name) => [name, 'common:validation.required']));
  }
  if (!isRecord(fields)) return {};
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
