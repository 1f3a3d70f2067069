import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePageTitle } from '../../components/page-header.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { useLookup } from './resolve-scan.ts';

/** Asks for the slip: scanned anywhere on the page, or typed here. Leads to `<base>/<id>`. */
export function SlipChooser({
  base,
  title,
  hint,
  children,
}: {
  readonly base: string;
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('parts');
  usePageTitle(title);
  const navigate = useNavigate();
  const lookup = useLookup();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const find = async (typed: string) => {
    if (typed.trim() === '') return;
    const slip = await lookup.slip(typed).catch(() => undefined);
    if (slip) await navigate(`${base}/${slip.id}`);
    else setUnknown(typed.trim());
  };
  useScanner((code) => {
    setText(code);
    void find(code);
  });
  return (
    <Box sx={{ display: 'grid', gap: 2, p: 2, alignContent: 'start', height: '100%', overflow: 'auto' }}>
      <Box sx={{ display: 'grid', gap: 1, maxWidth: 520 }}>
        <Typography variant="h1">{title}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{hint}</Typography>
        <TextField
          label={t('scan.slipLabel')}
          value={text}
          autoFocus
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setUnknown(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) void find(text);
          }}
          error={unknown !== undefined}
          helperText={unknown === undefined ? t('scan.slipHint') : t('scan.slipUnknown', { no: unknown })}
          slotProps={{
            htmlInput: { 'data-scan': '' },
            formHelperText: { role: 'status' },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <QrCodeScanner fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
          sx={{ mt: 1 }}
        />
      </Box>
      {children}
    </Box>
  );
}
