import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import type { BagView } from '../../../shared/staff-stock.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { ActForm } from './act-form.tsx';
import { ActLines } from './act-lines.tsx';
import { actLine, factsOf, perScan, sourceFor, toLines } from './act-values.ts';
import { useLookup } from './resolve-scan.ts';
import { useActLines } from './use-act-lines.ts';
import { useNoteDone } from './use-note-done.ts';

const schema = z.object({
  lines: z.array(actLine).max(100),
  /** Whole containers handed in, by item. */
  empties: z.record(z.string(), z.number().int().min(0).max(10_000).nullable()),
  signedBy: z
    .string()
    .trim()
    .max(40)
    .min(1, { error: messageKey('parts:issue.needSignedBy') }),
  /** R-003-22: the technician signs for what is handed over. */
  isSigned: z.boolean().refine(Boolean, { error: messageKey('parts:issue.needSignature') }),
});
type Values = z.input<typeof schema>;

/** `/parts/technicians/7/issue`: parts into the bag, consumables used up. */
export function StaffIssuePage(): ReactNode {
  const staffId = Number(useParams()['id']);
  const bag = useQuery(useTRPC().stock.bag.queryOptions({ staffId }));
  return (
    <StockArea>
      {bag.data ? (
        <IssueToStaff key={staffId} bag={bag.data} />
      ) : bag.error ? (
        <ErrorState error={bag.error} onRetry={() => void bag.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </StockArea>
  );
}

function IssueToStaff({ bag }: { readonly bag: BagView }): ReactNode {
  const { t } = useTranslation(['issuing', 'parts']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const lookup = useLookup();
  const say = useNoteDone();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { lines: [], empties: {}, signedBy: bag.name, isSigned: false },
  });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const exchanged = useQuery({
    queryKey: [['parts', 'emptiesOf'], lines.map(({ itemId }) => itemId)],
    queryFn: async () => {
      const parts = await Promise.all([...new Set(lines.map(({ itemId }) => itemId))].map((id) => lookup.balances(id)));
      return parts.filter(({ wantsEmpty }) => wantsEmpty);
    },
  });
  const act = useActLines(form, {
    lineOf: async ({ id }) => {
      const part = await lookup.balances(id);
      return { ...factsOf(part), placeId: sourceFor(part, perScan(part), bag.placeId), qty: perScan(part), lotNo: null, scanned: 1 };
    },
    lotPlace: ({ placeId }) => placeId,
  });
  const issue = useCommand(trpc.stock.issueToStaff.mutationOptions(), {
    onDone: async ({ documentId, no = '', moveIds }) => {
      await navigate(`/parts/technicians/${bag.staffId}`);
      // said where the way leads: who follows the note at once is not led away from it
      say(t('issuing:staff.done', { no, count: moveIds.length }), documentId);
    },
  });
  useShortcut('F8', () => form.setValue('isSigned', !form.getValues('isSigned'), { shouldDirty: true, shouldValidate: true }), {
    label: 'parts:shortcut.signed',
  });
  const submit = async ({ signedBy, isSigned }: Values) => {
    await act.settled();
    const { lines: all, empties } = form.getValues();
    const wanted = toLines(all);
    if (wanted.length === 0) {
      showToast(t('issuing:lines.nothing'), { severity: 'warning' });
      return undefined;
    }
    const handedIn = Object.entries(empties).flatMap(([itemId, qty]) => (qty ? [{ itemId: Number(itemId), qty }] : []));
    return issue.run({ staffId: bag.staffId, lines: wanted, empties: handedIn, signedBy, isSigned });
  };
  return (
    <ActForm
      form={form}
      title={t('issuing:staff.issueTitle', { name: bag.name })}
      subtitle={t('issuing:staff.issueHint')}
      backTo={`/parts/technicians/${bag.staffId}`}
      action={t('issuing:staff.save')}
      isPending={issue.isPending}
      onSubmit={submit}
      onPick={(part) => void act.addInTurn(part)}
      onCode={act.onCode}
      foot={
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          {exchanged.data?.map(({ id, name, unit, packUnit }) => (
            <Box key={id} sx={{ width: 260 }}>
              <FormQuantityField name={`empties.${id}`} label={`${t('issuing:staff.emptiesOf')} ${name}`} unit={packUnit || unit} />
            </Box>
          ))}
          <Box sx={{ width: 220 }}>
            <FormTextField name="signedBy" label={t('parts:field.signedBy')} required maxLength={40} />
          </Box>
          <Box sx={{ display: 'flex', alignItems: 'center' }}>
            <FormSwitchField name="isSigned" label={t('parts:issue.signed')} />
            <KeyHint combo="F8" />
          </Box>
        </Box>
      }
    >
      <ActLines lines={lines} isTaken onRemove={act.remove} />
    </ActForm>
  );
}
