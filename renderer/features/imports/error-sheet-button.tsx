import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTarget } from '../../../shared/imports.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../error-text.ts';
import { currentLanguage } from '../../i18n.ts';
import type { Mapping } from './use-import.ts';

export interface ErrorSheetButtonProps {
  readonly uploadId: string;
  readonly target: ImportTarget;
  readonly mapping: Mapping;
  readonly isPrimary?: boolean;
}

/** The rows with problems as a sheet with the reasons, to be mended and imported again. */
export function ErrorSheetButton({ uploadId, target, mapping, isPrimary = false }: ErrorSheetButtonProps): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const client = useTRPCClient();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      downloadFile(await client.imports.errorSheet.query({ uploadId, target, mapping: { ...mapping }, language: currentLanguage() }));
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant={isPrimary ? 'contained' : 'text'}
      startIcon={<FileDownload fontSize="small" />}
      loading={isBusy}
      loadingPosition="start"
      onClick={() => void run()}
    >
      {t('onError.download')}
    </Button>
  );
}
