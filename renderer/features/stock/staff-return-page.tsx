import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { reason } from '../../../shared/fields.ts';
import type { BagView } from '../../../shared/staff-stock.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { StockArea } from '../../components/stock-area.tsx';
import { useCommand } from '../../use-command.ts';
import { ActForm } from './act-form.tsx';
import { ActLines } from './act-lines.tsx';
import { actLine, perScan, toLines } from './act-values.ts';
import type { ActLine } from './act-values.ts';
import { useActLines } from './use-act-lines.ts';
import { useNoteDone } from './use-note-done.ts';

const schema = z.object({ lines: z.array(actLine).max(100), reason });
type Values = z.input<typeof schema>;

/** `/parts/technicians/7/return`: what the technician carries goes back to the shelves. */
export function StaffReturnPage(): ReactNode {
  const staffId = Number(useParams()['id']);
  const bag = useQuery(useTRPC().stock.bag.queryOptions({ staffId }, { staleTime: 0, gcTime: 0 }));
  return (
    <StockArea>
      {bag.data ? (
        <ReturnFromStaff key={staffId} bag={bag.data} />
      ) : bag.error ? (
        <ErrorState error={bag.error} onRetry={() => void bag.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </StockArea>
  );
}

function ReturnFromStaff({ bag }: { readonly bag: BagView }): ReactNode {
  const { t } = useTranslation(['issuing', 'parts']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const say = useNoteDone();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { lines: carried(bag), reason: '' } });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const bagId = bag.placeId ?? 0;
  const most = ({ itemId }: ActLine) => bag.lines.find((line) => line.itemId === itemId)?.qty ?? 0;
  const act = useActLines(form, {
    lineOf: ({ id, name }) => {
      const line = bag.lines.find(({ itemId }) => itemId === id);
      if (line) return { ...lineOf(line), qty: Math.min(line.qty, perScan(line)), scanned: 1 };
      showToast(t('issuing:staff.notInBag', { name, staff: bag.name }), { severity: 'warning' });
      return undefined;
    },
    lotPlace: () => bagId,
    most,
  });
  const giveBack = useCommand(trpc.stock.returnFromStaff.mutationOptions(), {
    form,
    onDone: async ({ documentId, no = '', moveIds }) => {
      await navigate(`/parts/technicians/${bag.staffId}`);
      // said where the way leads: who follows the note at once is not led away from it
      say(t('issuing:staff.returnDone', { no, count: moveIds.length }), documentId);
    },
  });
  const submit = async ({ reason: why }: z.output<typeof schema>) => {
    await act.settled();
    const wanted = toLines(form.getValues('lines'));
    if (wanted.length === 0) {
      showToast(t('issuing:lines.nothing'), { severity: 'warning' });
      return undefined;
    }
    return giveBack.run({ staffId: bag.staffId, lines: wanted, reason: why });
  };
  return (
    <ActForm
      form={form}
      title={t('issuing:staff.returnTitle', { name: bag.name })}
      subtitle={t('parts:return.chooseHint')}
      backTo={`/parts/technicians/${bag.staffId}`}
      action={t('issuing:staff.returnSave')}
      isPending={giveBack.isPending}
      onSubmit={submit}
      onPick={(part) => void act.addInTurn(part)}
      onCode={act.onCode}
      foot={
        <Box sx={{ width: 320 }}>
          <FormTextField name="reason" label={t('parts:return.reason')} required maxLength={300} />
        </Box>
      }
    >
      <ActLines lines={lines} isTaken={false} lotPlaceId={bagId} onRemove={act.remove} />
    </ActForm>
  );
}

function lineOf({ homePlaceId, qty: _qty, valueFen: _value, since: _since, ...line }: BagView['lines'][number]): ActLine {
  return { ...line, placeId: homePlaceId, qty: 0, lotNo: null, scanned: 0 };
}

/** Everything that is carried, none of it given back yet. */
function carried(bag: BagView): ActLine[] {
  return bag.lines.map(lineOf);
}
