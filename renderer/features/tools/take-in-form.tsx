import { zodResolver } from '@hookform/resolvers/zod';
import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { fen, id, line, quantity } from '../../../shared/fields.ts';
import { timesFen } from '../../../shared/money.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import { takeInToolsInput } from '../../../shared/tools.ts';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Money } from '../../components/money.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { KindField } from './kind-field.tsx';
import { PersonField } from './person-field.tsx';
import { RoomField } from './room-field.tsx';

/** One number a line; full-width signs are the same number. */
function numbersOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((one) => toHalfWidth(one).trim().toUpperCase())
    .filter(Boolean);
}

const lineSchema = z
  .object({
    itemId: id,
    placeId: id,
    qty: quantity.max(10_000),
    priceFen: fen,
    managerId: id.nullable(),
    numbers: z.string().max(20_000),
    /** Of the kind that was chosen. */
    isNumbered: z.boolean(),
    unit: z.string(),
  })
  .refine(({ numbers, qty }) => [0, qty].includes(numbersOf(numbers).length), {
    error: messageKey('tools:stockIn.numbersDiffer'),
    path: ['numbers'],
  });
const schema = z.object({
  supplier: line(80),
  note: line(300),
  bookedOn: takeInToolsInput.shape.bookedOn,
  lines: z.array(lineSchema).min(1).max(100),
});
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;
type LineValues = Values['lines'][number];

const emptyLine: LineValues = { itemId: 0, placeId: 0, qty: 1, priceFen: 0, managerId: null, numbers: '', isNumbered: false, unit: '' };

interface TakeInFormProps {
  readonly kind?: ToolKindRow;
  readonly onDone: (made: { readonly documentId: number; readonly no: string }) => void;
  readonly onClose: () => void;
}

/** Several kinds at once, each with its quantity, price, room, and the numbers of its tools, which the program may give. */
export function TakeInForm({ kind, onDone, onClose }: TakeInFormProps): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(schema),
    defaultValues: { supplier: '', note: '', bookedOn: '', lines: [kind ? lineOf(emptyLine, kind) : emptyLine] },
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const takeIn = useCommand(useTRPC().tools.takeIn.mutationOptions(), {
    form,
    doneText: ({ no }) => t('takeIn.done', { no: no ?? '' }),
    onDone: ({ documentId, documentNo }) => onDone({ documentId: documentId ?? 0, no: documentNo ?? '' }),
  });
  const submit = ({ lines, ...about }: Out) =>
    takeIn.run({
      ...about,
      lines: lines.map(({ numbers, isNumbered, unit: _unit, ...one }) => ({ ...one, numbers: isNumbered ? [...numbersOf(numbers)] : [] })),
    });
  return (
    <AppDialog open title={t('takeIn.title')} onClose={onClose} maxWidth="md">
      <AppForm form={form} onSubmit={submit} label={t('takeIn.title')}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
          {fields.map((field, index) => (
            <Line
              key={field.id}
              index={index}
              {...(kind && index === 0 && { kind })}
              {...(fields.length > 1 && { onRemove: () => remove(index) })}
            />
          ))}
          <Button startIcon={<Add />} onClick={() => append(emptyLine, { shouldFocus: false })} sx={{ justifySelf: 'start' }}>
            {t('takeIn.add')}
          </Button>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 170px' }}>
            <FormTextField name="supplier" label={t('field.supplier')} maxLength={80} />
            <FormTextField name="note" label={t('field.note')} maxLength={300} />
            <FormDayField name="bookedOn" label={t('one.day')} />
          </Box>
        </DialogContent>
        <DialogActions>
          <Total />
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={takeIn.isPending}>
            {t('takeIn.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}

function lineOf(before: LineValues, { id: itemId, placeId, purchaseFen, isNumbered, unit }: ToolKindRow): LineValues {
  return { ...before, itemId, placeId, priceFen: purchaseFen, isNumbered, unit };
}

interface LineProps {
  readonly index: number;
  readonly kind?: ToolKindRow;
  readonly onRemove?: () => void;
}

function Line({ index, kind, onRemove }: LineProps): ReactNode {
  const { t } = useTranslation('tools');
  const { getValues, setValue } = useFormContext<Values>();
  const values = useWatch<Values, `lines.${number}`>({ name: `lines.${index}` });
  const given = numbersOf(values.numbers).length;
  const choose = (chosen: ToolKindRow | undefined) =>
    setValue(
      `lines.${index}`,
      chosen ? lineOf(getValues(`lines.${index}`), chosen) : { ...getValues(`lines.${index}`), isNumbered: false },
    );
  return (
    <Box sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: 'minmax(0, 2fr) 100px 130px minmax(0, 1fr) 36px' }}>
      <KindField
        name={`lines.${index}.itemId`}
        label={t('stockIn.kind')}
        required
        autoFocus={index === 0}
        onKind={choose}
        chosen={kind && { itemId: kind.id, code: kind.code, name: kind.name }}
      />
      <FormQuantityField name={`lines.${index}.qty`} label={t('field.qty')} unit={values.unit} required />
      <FormMoneyField name={`lines.${index}.priceFen`} label={t('field.price')} required />
      <RoomField name={`lines.${index}.placeId`} label={t('field.place')} />
      {onRemove ? (
        <IconButton aria-label={t('stockIn.remove', { n: index + 1 })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      ) : (
        <span />
      )}
      {values.itemId > 0 && values.isNumbered && (
        <Box sx={{ gridColumn: '1 / 5', display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' }}>
          <FormTextField
            name={`lines.${index}.numbers`}
            label={t('stockIn.numbered')}
            helperText={given === 0 ? t('stockIn.numberedHint') : t('stockIn.numbersCount', { given, qty: values.qty })}
            multiline
          />
          <PersonField name={`lines.${index}.managerId`} label={t('field.manager')} />
        </Box>
      )}
      {values.itemId > 0 && !values.isNumbered && (
        <Typography variant="body2" sx={{ gridColumn: '1 / 5', color: 'text.secondary' }}>
          {t('stockIn.counted')}
        </Typography>
      )}
    </Box>
  );
}

function Total(): ReactNode {
  const { t } = useTranslation('tools');
  const lines = useWatch<Values, 'lines'>({ name: 'lines' });
  const isWhole = ({ qty, priceFen }: LineValues) => Number.isSafeInteger(qty) && Number.isSafeInteger(priceFen);
  const total = lines.filter(isWhole).reduce((sum, { qty, priceFen }) => sum + timesFen(priceFen, qty), 0);
  return (
    <Typography sx={{ mr: 'auto', fontWeight: 600 }}>
      {t('stockIn.total')} <Money fen={total} />
    </Typography>
  );
}
