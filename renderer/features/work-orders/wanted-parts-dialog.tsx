import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import IconButton from '@mui/material/IconButton';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';
import type { SlipDialogProps } from './slip-dialogs.tsx';

interface Values {
  readonly lines: { itemId: number | null; qty: number | null }[];
}

/** What the job needs from the store; the slip waits until it is issued. */
export function WantedPartsDialog(props: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <AppDialog open title={t('partsWanted.title', { no: props.slip.no })} onClose={props.onClose} maxWidth="sm">
      <WantedPartsForm {...props} />
    </AppDialog>
  );
}

function WantedPartsForm({ slip, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  const trpc = useTRPC();
  const known = slip.parts.map(({ itemId, wantedQty }) => ({ itemId, qty: wantedQty }));
  const form = useForm<Values>({ defaultValues: { lines: [...known, { itemId: null, qty: 1 }] } });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const demand = useCommand(trpc.parts.demand.mutationOptions(), { doneText: t('workOrders:partsWanted.done'), onDone: onClose });
  const save = ({ lines }: Values) => {
    const wanted = lines.flatMap(({ itemId, qty }) => (itemId === null || qty === null || Number.isNaN(qty) ? [] : [{ itemId, qty }]));
    // a line that was taken away is wanted no longer
    const dropped = known.filter(({ itemId }) => !wanted.some((one) => one.itemId === itemId)).map(({ itemId }) => ({ itemId, qty: 0 }));
    if (wanted.length + dropped.length > 0) return demand.run({ workOrderId: slip.id, lines: [...wanted, ...dropped] });
    form.setError('lines.0.itemId', { message: 'workOrders:partsWanted.none' }, { shouldFocus: true });
    return undefined;
  };
  return (
    <AppForm form={form} onSubmit={save}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        {fields.map((line, index) => (
          <WantedLine
            key={line.id}
            index={index}
            slip={slip}
            isLast={index === fields.length - 1}
            onChosen={() => append({ itemId: null, qty: 1 }, { shouldFocus: false })}
            onRemove={() => remove(index)}
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={demand.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

interface WantedLineProps {
  readonly index: number;
  readonly slip: SlipDialogProps['slip'];
  readonly isLast: boolean;
  readonly onChosen: () => void;
  readonly onRemove: () => void;
}

function WantedLine({ index, slip, isLast, onChosen, onRemove }: WantedLineProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const [query, setQuery] = useState('');
  const found = useQuery(
    trpc.parts.find.queryOptions({ query: query.trim() }, { enabled: query.trim() !== '', placeholderData: keepPreviousData }),
  );
  const options = (query.trim() === '' ? [] : (found.data ?? [])).map((part) => ({
    id: part.id,
    label: `${part.code} ${part.name}`,
    detail: `${part.spec} ${t('partsWanted.stock', { qty: part.qty, unit: part.unit })}`.trim(),
    unit: part.unit,
  }));
  const part = slip.parts[index];
  const chosen = part ? { id: part.itemId, label: `${part.code} ${part.name}`, unit: part.unit } : null;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 110px 34px', gap: 1, alignItems: 'start' }}>
      <FormAutocompleteField
        name={`lines.${index}.itemId`}
        label={t('partsWanted.part')}
        options={options}
        chosen={chosen}
        onSearch={setQuery}
        isLoading={found.isFetching}
        autoFocus={isLast}
        onChosen={(option) => {
          if (option && isLast) onChosen();
        }}
      />
      <FormQuantityField name={`lines.${index}.qty`} label={t('partsWanted.qty')} />
      <IconButton aria-label={t('partsWanted.remove', { name: chosen?.label ?? String(index + 1) })} disabled={isLast} onClick={onRemove}>
        <Delete fontSize="small" />
      </IconButton>
    </Box>
  );
}
