import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PartView } from '../../../shared/parts.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCommand } from '../../use-command.ts';
import { IssueLines } from './issue-lines.tsx';
import { perScan, toLines } from './act-values.ts';
import { issueSchema, lineOf, wantedLines } from './issue-values.ts';
import type { IssueValues } from './issue-values.ts';
import { PartPicker } from './part-picker.tsx';
import { MissingButton } from './missing-dialog.tsx';
import { looksLikeSlip, useLookup } from './resolve-scan.ts';
import { SlipHeader } from './slip-header.tsx';
import { useActLines } from './use-act-lines.ts';
import { useNoteDone } from './use-note-done.ts';

const issuable = ['dispatched', 'accepted', 'departed', 'arrived'];

/** The parts for one slip. What it asks for stands there already; a scan confirms or adds; F8 notes the signature; Ctrl+Enter issues. */
export function IssueForm({ slip, parts }: { readonly slip: WorkOrderView; readonly parts: readonly PartView[] }): ReactNode {
  const { t } = useTranslation(['parts', 'workOrders', 'common']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const lookup = useLookup();
  const say = useNoteDone();
  const picker = useRef<HTMLInputElement>(null);
  const form = useForm<IssueValues>({
    resolver: zodResolver(issueSchema),
    defaultValues: { lines: wantedLines(slip.parts, parts), signedBy: slip.technicians[0]?.name ?? '', isSigned: false },
  });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `issue-${slip.id}`);
  // a signature is given for what lies on the counter now, never for a draft (R-003-13)
  useEffect(() => {
    if (draft.restoredAt !== undefined) form.setValue('isSigned', false);
  }, [draft.restoredAt, form]);
  const isAllowed = issuable.includes(slip.state);

  const takeBack = async (moveIds: readonly number[]) => {
    for (const moveId of moveIds)
      await client.stock.reverse.mutate({ key: newRequestKey(), body: { moveId, reason: t('parts:issue.undoReason') } });
    showToast(t('parts:issue.undo'));
  };
  const issue = useCommand(trpc.stock.issue.mutationOptions(), {
    onDone: async ({ no, moveIds, documentId }) => {
      draft.finish();
      await draft.remove();
      await navigate('/parts/issue');
      // said where the way leads: who follows the note at once is not led away from it
      say(t('parts:issue.done', { no, count: moveIds.length }), documentId, () => takeBack(moveIds));
    },
  });
  const { error } = issue;
  const shortAt =
    error?.code === 'stockShort' ? { itemId: Number(error.details['itemId']), available: Number(error.details['available']) } : undefined;

  const act = useActLines(form, {
    lineOf: async (part) => lineOf(await lookup.balances(part.id)),
    lotPlace: ({ placeId }) => placeId,
    onOther: async (code) => (looksLikeSlip(code) ? changeSlip(code) : undefined),
  });
  const changeSlip = async (code: string): Promise<boolean> => {
    const other = await lookup.slip(code).catch(() => undefined);
    if (other?.id === slip.id) return true;
    if (!other) showToast(t('parts:scan.slipUnknown', { no: code.trim() }), { severity: 'warning' });
    else if (form.getValues('lines').some(({ scanned }) => scanned > 0))
      showToast(t('parts:scan.otherSlip', { no: slip.no }), { severity: 'warning' });
    else await navigate(`/parts/issue/${other.id}`);
    return other !== undefined;
  };
  useShortcut('F8', () => form.setValue('isSigned', !form.getValues('isSigned'), { shouldDirty: true, shouldValidate: true }), {
    label: 'parts:shortcut.signed',
  });

  const submit = async ({ signedBy, isSigned }: IssueValues) => {
    if (!isAllowed) return undefined;
    await act.settled();
    // what was still being looked up when the key was pressed counts too, what is typed afterwards does not
    const wanted = toLines(form.getValues('lines'));
    if (wanted.length === 0) {
      form.setError('lines', { type: 'custom', message: messageKey('parts:issue.nothing') });
      showToast(t('parts:issue.nothing'), { severity: 'warning' });
      return undefined;
    }
    // a draft saved after the issue would offer the same parts again
    await draft.flush();
    return issue.run({
      workOrderId: slip.id,
      signedBy,
      isSigned,
      lines: wanted,
    });
  };
  const unscanned = lines.filter(({ qty, scanned }) => qty > 0 && scanned === 0).length;
  const hasScans = lines.some(({ scanned }) => scanned > 0);

  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <SlipHeader slip={slip} title={t('parts:issue.forSlip', { no: slip.no })} backTo="/parts/issue" />
      <AppForm form={form} onSubmit={submit} label={t('parts:issue.forSlip', { no: slip.no })} sx={{ px: 2, pb: 2 }}>
        {!isAllowed && <Alert severity="warning">{t('parts:issue.notAllowed', { state: t(`workOrders:state.${slip.state}`) })}</Alert>}
        <PartPicker inputRef={picker} autoFocus onPick={(part) => void act.addInTurn(part)} onCode={act.onCode} />
        {lines.length === 0 ? (
          <EmptyState title={t('parts:line.empty')} hint={t('parts:line.emptyHint')} />
        ) : (
          <IssueLines lines={lines} shortAt={shortAt} onRemove={act.remove} />
        )}
        {hasScans && unscanned > 0 && (
          <Alert
            severity="warning"
            variant="outlined"
            sx={{ py: 0, alignItems: 'center' }}
            action={
              <Button
                color="inherit"
                onClick={() =>
                  lines.forEach((line, index) =>
                    form.setValue(`lines.${index}.qty`, Math.min(line.qty, line.scanned * perScan(line)), { shouldDirty: true }),
                  )
                }
              >
                {t('parts:issue.onlyScanned')}
              </Button>
            }
          >
            {t('parts:issue.unscanned', { count: unscanned })}
          </Alert>
        )}
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ width: 220 }}>
            <FormTextField name="signedBy" label={t('parts:field.signedBy')} required maxLength={40} />
          </Box>
          <Box sx={{ display: 'flex', alignItems: 'center' }}>
            <FormSwitchField name="isSigned" label={t('parts:issue.signed')} />
            <KeyHint combo="F8" />
          </Box>
        </Box>
        <FormActions left={<DraftNotice draft={draft} />}>
          <MissingButton slip={{ workOrderId: slip.id, no: slip.no, isHeld: slip.holdReason !== '', parts: slip.parts }} />
          <Button type="submit" variant="contained" loading={issue.isPending} disabled={!isAllowed}>
            {t('parts:issue.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
