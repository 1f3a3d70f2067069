import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

interface NumberEntryProps {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onAdd: (no: string) => void;
  readonly problem: string | undefined;
}

/** One number after the other, by hand or by a scanner that stands in the field. */
export function NumberEntry({ inputRef, onAdd, problem }: NumberEntryProps): ReactNode {
  const { t } = useTranslation('handovers');
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    onAdd(text);
    setText('');
  };
  return (
    <>
      <TextField
        label={t('number')}
        value={text}
        inputRef={inputRef}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing || text.trim() === '') return;
          event.preventDefault();
          event.stopPropagation();
          add();
        }}
        error={problem !== undefined}
        helperText={problem ?? t('numberHint')}
        slotProps={{
          htmlInput: { 'data-scan': '', maxLength: 30 },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <QrCodeScanner fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
        sx={{ width: 300 }}
      />
      <Button variant="outlined" onClick={add} sx={{ mt: 0.25 }}>
        {t('add')}
      </Button>
    </>
  );
}
