import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { MaterialField } from './material-field.tsx';
import { emptyLine, mostLines } from './request-values.ts';
import type { LineValues, RequestValues } from './request-values.ts';

/** The lines of a request, one under the other. */
export function RequestLinesField(): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { fields, append, remove } = useFieldArray<RequestValues, 'lines'>({ name: 'lines' });
  const lines = useWatch<RequestValues, 'lines'>({ name: 'lines' });
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0, display: 'grid', gap: 1.25 }}>
      <Typography component="legend" variant="h3" sx={{ mb: 1 }}>
        {t('page.lines')}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1, fontWeight: 400 }}>
          {t('dialog.lineHint')}
        </Typography>
      </Typography>
      {fields.map(({ id }, index) => (
        <Line key={id} index={index} line={lines[index] ?? emptyLine} {...(fields.length > 1 && { onRemove: () => remove(index) })} />
      ))}
      <Button
        startIcon={<Add />}
        disabled={fields.length >= mostLines}
        onClick={() => append(emptyLine, { shouldFocus: false })}
        sx={{ justifySelf: 'start' }}
      >
        {t('dialog.addLine')}
      </Button>
    </Box>
  );
}

interface LineProps {
  readonly index: number;
  readonly line: LineValues;
  readonly onRemove?: () => void;
}

function Line({ index, line, onRemove }: LineProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const isItem = line.itemId !== null;
  return (
    <Box sx={lineStyle}>
      <MaterialField index={index} />
      <FormTextField name={`lines.${index}.spec`} label={t('field.spec')} maxLength={80} disabled={isItem} />
      <FormTextField
        name={`lines.${index}.unit`}
        label={t('field.unit')}
        maxLength={10}
        disabled={isItem}
        required={!isItem && line.name !== ''}
      />
      <FormPackQuantityField name={`lines.${index}.qty`} label={t('field.qty')} required={index === 0} item={line} />
      <FormTextField name={`lines.${index}.note`} label={t('field.note')} maxLength={120} />
      {onRemove ? (
        <IconButton aria-label={t('dialog.removeLine', { n: index + 1 })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      ) : (
        <span />
      )}
    </Box>
  );
}

const lineStyle = {
  display: 'grid',
  gap: 1,
  alignItems: 'start',
  gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(0, 2.2fr) minmax(0, 1.1fr) 76px 130px minmax(0, 1.1fr) 36px' },
} as const;
