import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTitle } from '../../../shared/import-fields.ts';
import { importFields } from '../../../shared/imports.ts';
import type { ImportTarget } from '../../../shared/imports.ts';
import { downloadFile } from '../../download.ts';
import { currentLanguage } from '../../i18n.ts';

export interface ChooseFileProps {
  readonly target: ImportTarget;
  readonly refusal: string | undefined;
  readonly onFile: (file: File) => void;
}

/** A file by dragging or by the picker; and an empty sheet to fill in. */
export function ChooseFile({ target, refusal, onFile }: ChooseFileProps): ReactNode {
  const { t } = useTranslation('imports');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {refusal && <Alert severity="error">{refusal}</Alert>}
      <Box
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        sx={{
          display: 'grid',
          justifyItems: 'center',
          gap: 1,
          py: 5,
          px: 2,
          border: '2px dashed',
          borderColor: isOver ? 'primary.main' : 'divider',
          borderRadius: 1,
          bgcolor: isOver ? 'action.hover' : 'background.paper',
        }}
      >
        <UploadFile sx={{ fontSize: 36, color: 'text.secondary' }} />
        <Typography sx={{ fontWeight: 600 }}>{t('choose.drop')}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{t('choose.or')}</Typography>
        <Button variant="contained" onClick={() => input.current?.click()} autoFocus>
          {t('choose.pick')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.txt"
          hidden
          aria-label={t('choose.pick')}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', textAlign: 'center' }}>
          {t('choose.formats')}
        </Typography>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <Link
          component="button"
          type="button"
          onClick={() => downloadFile(template(target, t('choose.templateName', { target: t(`target.${target}`) })))}
          sx={{ verticalAlign: 'baseline' }}
        >
          {t('choose.template')}
        </Link>{' '}
        · {t('choose.templateHint')}
      </Typography>
    </Box>
  );
}

/** A sheet with the titles that the guess knows; the mark at the front tells Excel that it is UTF-8. */
function template(target: ImportTarget, fileName: string) {
  const titles = importFields[target].map((field) => fieldTitle(field, currentLanguage()));
  const bytes = new TextEncoder().encode(`\uFEFF${titles.join(',')}\r\n`);
  return { fileName, base64: btoa(String.fromCharCode(...bytes)) };
}
