import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { reason } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { StockArea } from '../../components/stock-area.tsx';
import { useCommand } from '../../use-command.ts';
import { ActForm } from './act-form.tsx';
import { ActLines } from './act-lines.tsx';
import { actLine, factsOf, perScan, sourceFor, toLines } from './act-values.ts';
import { useLookup } from './resolve-scan.ts';
import { useActLines } from './use-act-lines.ts';
import { useNoteDone } from './use-note-done.ts';

const schema = z.object({ lines: z.array(actLine).max(100), reason });
type Values = z.input<typeof schema>;

/** `/parts/scrap`: what is of no use leaves the books with its reason; for whoever answers for the store. */
export function ScrapPage(): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const lookup = useLookup();
  const say = useNoteDone();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { lines: [], reason: '' } });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const act = useActLines(form, {
    lineOf: async ({ id }) => {
      const part = await lookup.balances(id);
      return { ...factsOf(part), placeId: sourceFor(part, perScan(part)), qty: perScan(part), lotNo: null, scanned: 1 };
    },
    lotPlace: ({ placeId }) => placeId,
  });
  const scrap = useCommand(trpc.stock.scrap.mutationOptions(), {
    form,
    onDone: ({ documentId, no = '', moveIds }) => {
      say(t('transfer.scrapDone', { no, count: moveIds.length }), documentId);
      form.reset({ lines: [], reason: '' });
    },
  });
  const submit = async ({ reason: why }: z.output<typeof schema>) => {
    await act.settled();
    const wanted = toLines(form.getValues('lines'));
    if (wanted.length > 0) return scrap.run({ lines: wanted, reason: why });
    showToast(t('lines.nothing'), { severity: 'warning' });
    return undefined;
  };
  return (
    <StockArea>
      <ActForm
        form={form}
        title={t('transfer.scrapTitle')}
        subtitle={t('transfer.scrapHint')}
        action={t('transfer.scrapSave')}
        isPending={scrap.isPending}
        onSubmit={submit}
        onPick={(part) => void act.addInTurn(part)}
        onCode={act.onCode}
        foot={
          <Box sx={{ width: 420 }}>
            <FormTextField name="reason" label={t('transfer.reason')} required maxLength={300} />
          </Box>
        }
      >
        <ActLines lines={lines} isTaken onRemove={act.remove} />
      </ActForm>
    </StockArea>
  );
}
