import { useTranslation } from 'react-i18next';
import type { FileField } from '../../shared/customer-files.ts';

/** Says what a customer's file still lacks (R-002-14); empty where it lacks nothing. */
export function useFileFields(): (missing: readonly FileField[]) => string {
  const { t } = useTranslation(['customerFile', 'common']);
  return (missing) => missing.map((field) => t(`customerFile:files.field.${field}`)).join(t('common:word.comma'));
}
