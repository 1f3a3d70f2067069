import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { issueRequestInput } from '../../../shared/material-requests.ts';
import type { MaterialRequestLine, MaterialRequestView } from '../../../shared/material-requests.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { GoodsDialog, goodsLineStyle } from './goods-dialog.tsx';
import { countedLines, goodsLines } from './goods-lines.ts';

interface HandOutValues {
  readonly lines: readonly {
    readonly lineId: number;
    readonly placeId: number | null;
    readonly qty: number | null;
    readonly lotNo: string;
    readonly empties: number | null;
  }[];
  readonly signedBy: string;
  readonly isSigned: boolean;
}

const oneLine = issueRequestInput.shape.lines.element;
/** An empty field is no container. */
const lineSchema = oneLine.extend({ empties: z.preprocess((typed) => typed ?? 0, oneLine.shape.empties) });
/** Lines without a quantity stay on the shelf; nothing goes without a name and a signature (R-003-13). */
const schema = z.object({
  lines: goodsLines(lineSchema),
  signedBy: z.string().trim().min(1).max(40),
  isSigned: z.literal(true, { error: 'required' }),
});
type HandOutOut = z.output<typeof schema>;

/** What came in goes to the slip, or to whoever asked for it. */
export function HandOutDialog({
  request: shown,
  onClose,
}: {
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('materialRequests');
  const [request] = useState(shown);
  const { id, version, no, workOrderNo, applicantName } = request;
  const open = request.lines.filter(({ receivedQty, issuedQty }) => issuedQty < receivedQty);
  const form = useForm<HandOutValues, unknown, HandOutOut>({
    resolver: zodResolver(schema as never) as never,
    defaultValues: {
      lines: open.map(({ id: lineId, placeId, receivedQty, issuedQty }) => ({
        ...{ lineId, placeId, qty: receivedQty - issuedQty, lotNo: '', empties: null },
      })),
      signedBy: applicantName,
      isSigned: false,
    },
  });
  const issue = useCommand(useTRPC().materialRequests.issue.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.issued'),
    onDone: onClose,
  });
  const submit = ({ lines, signedBy, isSigned }: HandOutOut) => {
    const going = countedLines(lineSchema, lines);
    if (going.length === 0) {
      form.setError('lines.0.qty', { type: 'custom', message: 'required' });
      return undefined;
    }
    return issue.run({ id, version, lines: [...going], signedBy, isSigned });
  };
  return (
    <GoodsDialog
      form={form}
      title={`${no} ${t('command.issue')}`}
      hint={`${workOrderNo === null ? t('dialog.issueToStaff', { name: applicantName }) : t('dialog.issueTo', { no: workOrderNo })}。${t('dialog.issueHint')}`}
      action={t('command.issue')}
      error={issue.error?.text}
      isPending={issue.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {open.map((line, index) => (
        <Line key={line.id} index={index} line={line} />
      ))}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ width: 220 }}>
          <FormTextField name="signedBy" label={t('field.signedBy')} required maxLength={40} />
        </Box>
        <FormSwitchField name="isSigned" label={t('dialog.isSigned')} />
      </Box>
    </GoodsDialog>
  );
}

function Line({ index, line }: { readonly index: number; readonly line: MaterialRequestLine }): ReactNode {
  const { t } = useTranslation('materialRequests');
  const trpc = useTRPC();
  const places = useQuery(trpc.parts.places.queryOptions());
  const part = useQuery(trpc.parts.get.queryOptions({ id: line.itemId ?? 0 }, { enabled: line.itemId !== null }));
  const qtyAt = (placeId: number) => part.data?.balances.find((balance) => balance.placeId === placeId)?.qty ?? 0;
  const options = (places.data ?? []).map(({ id, name }) => ({ value: id, label: `${name} · ${formatQuantity(qtyAt(id), line)}` }));
  return (
    <Box sx={goodsLineStyle}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{line.name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[line.code, line.spec, t('dialog.receivedMark', { qty: formatQuantity(line.receivedQty, line) })].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <FormChoiceField
        name={`lines.${index}.placeId`}
        label={t('field.fromPlaceId')}
        required
        options={options.toSorted((a, b) => qtyAt(b.value) - qtyAt(a.value))}
      />
      <FormPackQuantityField name={`lines.${index}.qty`} label={t('field.qty')} item={line} autoFocus={index === 0} />
      {line.tracking !== 'none' && <FormTextField name={`lines.${index}.lotNo`} label={t('field.lotNo')} required maxLength={60} />}
      {part.data?.wantsEmpty && (
        <FormQuantityField name={`lines.${index}.empties`} label={t('dialog.empties')} unit={line.packUnit || line.unit} />
      )}
    </Box>
  );
}
