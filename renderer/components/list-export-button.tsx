import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOut } from '../../shared/fields.ts';
import { downloadFile } from '../download.ts';
import { errorText } from '../error-text.ts';
import { showToast } from './frame/toast-store.ts';

interface ListExportButtonProps<R> {
  readonly exportRows: (request: R) => Promise<FileOut>;
  readonly request: R;
  /** For a file that is no workbook. */
  readonly label?: string;
}

/** Exports what is filtered as an Excel file. */
export function ListExportButton<R>(props: ListExportButtonProps<R>): ReactNode {
  const { t, i18n } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const file = await props.exportRows(props.request);
      downloadFile(file);
      showToast(t('state.exported', { fileName: file.fileName }));
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button startIcon={<FileDownload fontSize="small" />} loading={isBusy} loadingPosition="start" onClick={() => void run()}>
      {props.label ?? t('action.export')}
    </Button>
  );
}
