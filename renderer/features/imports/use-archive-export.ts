import { useTranslation } from 'react-i18next';
import { can } from '../../../shared/permissions.ts';
import { useTRPC } from '../../api.ts';
import { downloadFile } from '../../download.ts';
import { currentLanguage } from '../../i18n.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** Takes the whole archive along as a sheet that the import reads; undefined for whoever may not. */
export function useArchiveExport(): { readonly isBusy: boolean; readonly run: () => void } | undefined {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { user } = useSession();
  const command = useCommand(trpc.imports.export.mutationOptions(), {
    onDone: downloadFile,
    doneText: ({ fileName }) => t('state.exported', { fileName }),
  });
  if (!can(user.roles, 'data.export')) return undefined;
  return { isBusy: command.isPending, run: () => void command.run({ language: currentLanguage() }) };
}
