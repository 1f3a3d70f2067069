import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { bookInInput } from '../../../shared/material-requests.ts';
import type { MaterialRequestLine, MaterialRequestView } from '../../../shared/material-requests.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { GoodsDialog, goodsLineStyle } from './goods-dialog.tsx';
import { countedLines, goodsLines } from './goods-lines.ts';

interface GoodsValues {
  readonly lineId: number;
  readonly itemId: number | null;
  readonly placeId: number | null;
  readonly qty: number | null;
  readonly amountFen: number | null;
  readonly lotNo: string;
}

interface BookInValues {
  readonly lines: readonly GoodsValues[];
  readonly note: string;
}

const lineSchema = bookInInput.shape.lines.element;
const schema = z.object({ lines: goodsLines(lineSchema), note: bookInInput.shape.note });
type BookInOut = z.output<typeof schema>;

/** Goods of the request go on the shelf, all or in parts; what was described is given its item. */
export function BookInDialog({
  request: shown,
  onClose,
}: {
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('materialRequests');
  const [request] = useState(shown);
  const { id, version, no, waiting } = request;
  const open = request.lines.filter(({ qty, receivedQty }) => receivedQty < qty);
  const places = useQuery(useTRPC().parts.places.queryOptions());
  const form = useForm<BookInValues, unknown, BookInOut>({
    resolver: zodResolver(schema as never) as never,
    defaultValues: { lines: open.map(asValues), note: '' },
  });
  const bookIn = useCommand(useTRPC().materialRequests.bookIn.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.bookedIn'),
    onDone: onClose,
  });
  const submit = ({ lines, note }: BookInOut) => {
    const coming = countedLines(lineSchema, lines);
    if (coming.length === 0) {
      form.setError('lines.0.qty', { type: 'custom', message: 'required' });
      return undefined;
    }
    return bookIn.run({ id, version, note, lines: [...coming] });
  };
  return (
    <GoodsDialog
      form={form}
      title={`${no} ${t('command.bookIn')}`}
      hint={t('dialog.bookInHint')}
      action={t('command.bookIn')}
      error={bookIn.error?.text}
      isPending={bookIn.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {open.map((line, index) => (
        <Line key={line.id} index={index} line={line} places={places.data ?? []} />
      ))}
      <FormTextField name="note" label={t('field.note')} maxLength={300} />
      {waiting.length > 0 && (
        <Typography>
          {`${t('page.waiting')}：${waiting.map((slip) => `${slip.no}（${slip.itemName} ${t('page.missing', { qty: `${slip.missingQty} ${slip.unit}` })}）`).join('、')}。${t('page.waitingHint')}`}
        </Typography>
      )}
    </GoodsDialog>
  );
}

interface LineProps {
  readonly index: number;
  readonly line: MaterialRequestLine;
  readonly places: readonly { readonly id: number; readonly name: string }[];
}

function Line({ index, line, places }: LineProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const item = useWatch<BookInValues, `lines.${number}.itemId`>({ name: `lines.${index}.itemId` });
  const known = useQuery(useTRPC().parts.get.queryOptions({ id: item ?? 0 }, { enabled: item !== null }));
  const packing = item === null ? line : (known.data ?? line);
  const isTracked = (known.data?.tracking ?? line.tracking) !== 'none';
  return (
    <Box sx={goodsLineStyle}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{line.name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[line.code || t('page.described'), line.spec, t('page.remaining', { qty: formatQuantity(line.qty - line.receivedQty, line) })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {line.itemId === null && <ItemField index={index} line={line} />}
      </Box>
      <FormChoiceField
        name={`lines.${index}.placeId`}
        label={t('field.placeId')}
        required
        emptyLabel=""
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormPackQuantityField
        name={`lines.${index}.qty`}
        label={t('field.qty')}
        item={packing}
        autoFocus={index === 0 && line.itemId !== null}
      />
      <FormMoneyField name={`lines.${index}.amountFen`} label={t('dialog.lineAmount')} required />
      {isTracked ? <FormTextField name={`lines.${index}.lotNo`} label={t('field.lotNo')} required maxLength={60} /> : <span />}
    </Box>
  );
}

/** Which item of the catalogue the described material is. */
function ItemField({ index, line }: Pick<LineProps, 'index' | 'line'>): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { setValue } = useFormContext<BookInValues>();
  const [query, setQuery] = useState(line.name);
  const asked = query.trim().slice(0, 60);
  const found = useQuery(useTRPC().parts.find.queryOptions({ query: asked, limit: 8 }, { enabled: asked !== '' }));
  const options = (found.data ?? []).map(({ id, code, name, spec, placeId }) => ({ id, label: `${code} ${name}`, detail: spec, placeId }));
  return (
    <Box sx={{ mt: 1 }}>
      <FormAutocompleteField
        name={`lines.${index}.itemId`}
        label={t('dialog.bookInItem')}
        required
        autoFocus={index === 0}
        isLoading={found.isPending}
        onSearch={setQuery}
        options={options}
        onChosen={(option) => option && setValue(`lines.${index}.placeId` as never, option.placeId as never)}
      />
    </Box>
  );
}

function asValues({ id, itemId, placeId, qty, receivedQty }: MaterialRequestLine): GoodsValues {
  return { lineId: id, itemId, placeId, qty: qty - receivedQty, amountFen: null, lotNo: '' };
}
