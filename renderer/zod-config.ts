import { config } from 'zod/v4/core';
import type { $ZodRawIssue } from 'zod/v4/core';
import { messageKey } from './message-key.ts';

/**
 * Must be the first import of the renderer: without `jitless` zod probes `new Function`, which the content security policy forbids.
 * Messages are translation keys, translated where they are shown, so that switching the language also switches visible errors.
 */
config({ jitless: true, customError: issueMessage });

/** The translation key for a zod issue, with its values. A schema's own message (also a key, such as `requests:phoneMissing`) wins over it. */
function issueMessage(issue: $ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null) return 'common:validation.required';
  switch (issue.code) {
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum));
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum));
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'common:validation.notANumber' : 'common:validation.invalid';
    case 'invalid_value':
      return 'common:validation.selectOne';
    case 'invalid_format':
      return issue.input === '' ? 'common:validation.required' : formatMessage(String(issue.format));
    default:
      return 'common:validation.invalid';
  }
}

function tooSmall(origin: string, min: number): string {
  if (origin === 'string') return min <= 1 ? 'common:validation.required' : messageKey('common:validation.tooShort', { min });
  if (origin === 'array' || origin === 'set') return messageKey('common:validation.tooFew', { min });
  return messageKey('common:validation.tooSmall', { min });
}

function tooBig(origin: string, max: number): string {
  if (origin === 'string') return messageKey('common:validation.tooLong', { max });
  if (origin === 'array' || origin === 'set') return messageKey('common:validation.tooMany', { max });
  return messageKey('common:validation.tooBig', { max });
}

function formatMessage(format: string): string {
  if (format === 'email') return 'common:validation.notAnEmail';
  return format === 'date' ? 'common:validation.notADate' : 'common:validation.invalid';
}
