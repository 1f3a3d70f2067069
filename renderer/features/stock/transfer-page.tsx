import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { StockArea } from '../../components/stock-area.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { ActForm } from './act-form.tsx';
import { ActLines } from './act-lines.tsx';
import { actLine, factsOf, perScan, sourceFor, toLines } from './act-values.ts';
import { OnTheWayTable } from './on-the-way.tsx';
import { useLookup } from './resolve-scan.ts';
import { useActLines } from './use-act-lines.ts';
import { useNoteDone } from './use-note-done.ts';

const schema = z.object({
  toPlaceId: id.nullable().refine((value) => value !== null, { error: messageKey('issuing:transfer.chooseTo') }),
  isOnTheWay: z.boolean(),
  note: z.string().trim().max(300),
  lines: z.array(actLine).max(100),
});
type Values = z.input<typeof schema>;

/** `/parts/transfer`: from place to place, at once or in two steps; below, what is on its way. `?item=&from=&qty=` proposes a line. */
export function TransferPage(): ReactNode {
  const [params] = useSearchParams();
  const lookup = useLookup();
  const itemId = Number(params.get('item')) || undefined;
  const first = useQuery({
    queryKey: [['parts', 'transferOf'], itemId],
    queryFn: () => lookup.balances(itemId ?? 0),
    enabled: itemId !== undefined,
    gcTime: 0,
  });
  return (
    <StockArea>
      {itemId !== undefined && first.isPending ? (
        <PageSkeleton />
      ) : (
        <Transfer key={itemId} first={first.data} from={Number(params.get('from')) || undefined} qty={Number(params.get('qty')) || 1} />
      )}
    </StockArea>
  );
}

interface TransferProps {
  readonly first: PartView | undefined;
  readonly from: number | undefined;
  readonly qty: number;
}

function Transfer({ first, from, qty }: TransferProps): ReactNode {
  const { t } = useTranslation(['issuing', 'parts']);
  const trpc = useTRPC();
  const lookup = useLookup();
  const say = useNoteDone();
  const places = useQuery(trpc.parts.places.queryOptions());
  const bags = useQuery(trpc.stock.bags.queryOptions());
  const lineOf = (part: PartView, wanted: number, place?: number) => ({
    ...factsOf(part),
    placeId: place ?? sourceFor(part, wanted, form.getValues('toPlaceId')),
    qty: wanted,
    lotNo: null,
    scanned: 0,
  });
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      toPlaceId: first && from !== undefined && first.placeId !== from ? first.placeId : null,
      isOnTheWay: false,
      note: '',
      lines: first ? [{ ...factsOf(first), placeId: from ?? first.placeId, qty, lotNo: null, scanned: 0 }] : [],
    },
  });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const act = useActLines(form as never, {
    lineOf: async ({ id: itemId }) => {
      const part = await lookup.balances(itemId);
      return { ...lineOf(part, perScan(part)), scanned: 1 };
    },
    lotPlace: ({ placeId }) => placeId,
  });
  const transfer = useCommand(trpc.stock.transfer.mutationOptions(), {
    form,
    onDone: ({ documentId, no = '', moveIds }, { isOnTheWay }) => {
      say(t(isOnTheWay ? 'issuing:transfer.sent' : 'issuing:transfer.done', { no, count: moveIds.length }), documentId);
      form.reset({ toPlaceId: null, isOnTheWay: false, note: '', lines: [] });
    },
  });
  const submit = async ({ toPlaceId, isOnTheWay, note }: z.output<typeof schema>) => {
    await act.settled();
    const all = form.getValues('lines');
    const wanted = toLines(all);
    const there = all.find(({ placeId }) => placeId === toPlaceId);
    if (wanted.length === 0 || there) {
      showToast(there ? t('issuing:transfer.same', { name: there.name }) : t('issuing:lines.nothing'), { severity: 'warning' });
      return undefined;
    }
    return transfer.run({ toPlaceId: toPlaceId ?? 0, isOnTheWay, note, lines: wanted });
  };
  const carried = (bags.data ?? []).flatMap(({ placeId, name }) => (placeId === null ? [] : [{ value: placeId, label: name }]));
  const targets = [...(places.data ?? []).map(({ id: value, name: label }) => ({ value, label })), ...carried];
  return (
    <ActForm
      form={form}
      title={t('issuing:transfer.title')}
      subtitle={t('issuing:transfer.hint')}
      action={t('issuing:transfer.save')}
      isPending={transfer.isPending}
      onSubmit={submit}
      onPick={(part) => void act.addInTurn(part)}
      onCode={act.onCode}
      head={
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ width: 260 }}>
            <FormChoiceField name="toPlaceId" label={t('issuing:transfer.toOf')} required options={targets} emptyLabel="—" />
          </Box>
          <FormSwitchField name="isOnTheWay" label={t('issuing:transfer.onTheWay')} />
        </Box>
      }
      foot={
        <Box sx={{ width: 420 }}>
          <FormTextField name="note" label={t('issuing:transfer.note')} maxLength={300} />
        </Box>
      }
      below={<OnTheWayTable />}
    >
      <ActLines lines={lines} isTaken onRemove={act.remove} />
    </ActForm>
  );
}
