import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { messageText } from '../message-key.ts';

/** The visible text of a field's error in the language in use, or undefined when there is none. */
export function useFieldErrorText(error: FieldError | undefined): string | undefined {
  const { i18n } = useTranslation();
  return error ? messageText(i18n, error.message || 'common:validation.invalid') : undefined;
}
