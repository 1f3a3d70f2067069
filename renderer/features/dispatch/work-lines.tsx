import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { DispatchDraft } from './dispatch-values.ts';

const most = 60;

/** The work line by line: Enter adds one below, Backspace in an empty one removes it, the arrows walk. */
export function WorkLines(): ReactNode {
  const { t } = useTranslation('dispatch');
  const { control, getValues } = useFormContext<DispatchDraft>();
  const { fields, insert, remove } = useFieldArray({ control, name: 'lines' });
  const addAfter = (index: number) => {
    if (fields.length < most) insert(index + 1, { text: '' }, { focusName: `lines.${index + 1}.text` });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>, index: number) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      // an empty last line means that the list is done: Enter goes on to the next field
      if (getValues(`lines.${index}.text`).trim() === '' && index === fields.length - 1) return;
      event.preventDefault();
      addAfter(index);
    } else if (event.key === 'Backspace' && getValues(`lines.${index}.text`) === '' && fields.length > 1) {
      event.preventDefault();
      remove(index);
      focusLine(event.currentTarget.parentElement, index - 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      focusLine(event.currentTarget.parentElement, index + (event.key === 'ArrowDown' ? 1 : -1));
    }
  };
  return (
    <Box role="group" aria-label={t('form.lines')} sx={{ display: 'grid', gap: 0.75 }}>
      {fields.map((field, index) => (
        <Box key={field.id} onKeyDown={(event) => onKeyDown(event, index)} sx={{ display: 'flex', gap: 0.5, alignItems: 'start' }}>
          <FormTextField
            name={`lines.${index}.text`}
            label={index === 0 ? `${t('form.lines')} 1` : t('form.line', { n: index + 1 })}
            maxLength={200}
          />
          <IconButton
            tabIndex={-1}
            aria-label={t('form.removeLine', { n: index + 1 })}
            disabled={fields.length === 1}
            onClick={() => remove(index)}
            sx={{ mt: 0.25 }}
          >
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button
          size="small"
          startIcon={<Add fontSize="small" />}
          disabled={fields.length >= most}
          onClick={() => addAfter(fields.length - 1)}
        >
          {t('form.addLine')}
        </Button>
        <FormHelperText>{t('form.linesHint')}</FormHelperText>
      </Box>
    </Box>
  );
}

function focusLine(list: Element | null | undefined, index: number): void {
  const inputs = list?.querySelectorAll<HTMLInputElement>('input');
  inputs?.[Math.max(0, index)]?.focus();
}
