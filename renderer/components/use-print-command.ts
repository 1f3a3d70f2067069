import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan } from '../session.tsx';
import type { CommandButtonProps } from './command-button.tsx';
import type { MoreCommand } from './more-commands.tsx';

/** The button that opens the preview of a form, with Ctrl+P; whoever may not print it reads why. */
export function usePrintCommand(permission: 'print.documents' | 'print.store' = 'print.documents'): (path: string) => CommandButtonProps {
  const { t } = useTranslation('paperForms');
  const navigate = useNavigate();
  const isAllowed = useCan()(permission);
  return (path) => ({
    label: t('print.form'),
    onClick: () => navigate(path),
    shortcut: 'Ctrl+P',
    shortcutLabel: 'common:action.print',
    ...(!isAllowed && { refusal: t('print.needRole') }),
  });
}

/** Forms that are printed less often, as lines of a menu. */
export function usePrintLines(): (
  forms: Readonly<Partial<Record<'projectRequest' | 'customerNotice' | 'serviceReport' | 'slipLabel', string>>>,
) => readonly MoreCommand[] {
  const { t } = useTranslation('paperForms');
  const navigate = useNavigate();
  const isAllowed = useCan()('print.documents');
  return (forms) =>
    Object.entries(forms).map(([key, path]) => ({
      key,
      label: t(`print.${key as keyof typeof forms}`),
      onClick: () => navigate(path),
      refusal: isAllowed ? undefined : t('print.needRole'),
    }));
}
