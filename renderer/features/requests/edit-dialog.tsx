import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCallProjects, useOwners } from '../../components/request-form/contract-fields.tsx';
import { factsOf, requestFactsSchema } from '../../components/request-form/request-facts.ts';
import type { RequestFacts } from '../../components/request-form/request-facts.ts';
import { RequestFields } from '../../components/request-form/request-fields.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { useFactDifferences, useFactLabels } from './fact-differences.ts';

interface EditDialogProps {
  readonly request: RequestView;
  readonly onClose: () => void;
}

/** What intake wrote is corrected, with the same fields, until the request is archived. */
export function EditDialog(props: EditDialogProps): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <AppDialog open title={t('dialog.editTitle', { no: props.request.no })} onClose={props.onClose} maxWidth="lg">
      <EditForm {...props} />
    </AppDialog>
  );
}

function EditForm({ request, onClose }: EditDialogProps): ReactNode {
  const { t } = useTranslation(['requests', 'common']);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id, customerId, no } = request;
  // the version that the form started from, whatever others save meanwhile
  const [base, setBase] = useState(request);
  const caller = useQuery(trpc.customers.caller.queryOptions({ id: customerId }));
  const items = caller.data?.items ?? (request.installedItem ? [request.installedItem] : []);
  const form = useForm({ resolver: zodResolver(requestFactsSchema), defaultValues: factsOf(base) });
  const draft = useServerDraft(form, 'other', `edit-request-${id}`);
  const update = useCommand(trpc.requests.update.mutationOptions(), { form, errorToast: false });
  const differences = useFactDifferences(items, { projects: useCallProjects(customerId), owners: useOwners(true) });
  const labels = useFactLabels();

  const isStale = update.error?.code === 'staleVersion';
  useEffect(() => {
    if (isStale) void queryClient.invalidateQueries(trpc.requests.get.queryFilter({ id }));
  }, [isStale, queryClient, trpc, id]);
  const theirs = isStale && request.version > base.version ? request : undefined;

  const save = async (facts: RequestFacts, version: number) => {
    const receipt = await update.run({ id, version, ...facts });
    if (!receipt) return undefined;
    draft.finish();
    showToast(t('requests:done.edited', { no }));
    onClose();
    await draft.remove();
    return receipt;
  };
  const keepMine = (current: RequestView) => {
    setBase(current);
    void form.handleSubmit((facts) => save(facts, current.version))();
  };
  const takeTheirs = (current: RequestView) => {
    setBase(current);
    form.reset(factsOf(current));
    update.reset();
    void draft.remove();
  };
  return (
    <AppForm form={form} onSubmit={(facts) => save(facts, base.version)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 2fr' }}>
          <FormTextField name="contactName" label={t('requests:field.contactName')} maxLength={40} required />
          <FormTextField name="phone" label={t('requests:field.phone')} maxLength={40} inputMode="tel" required />
          <FormTextField name="address" label={t('requests:field.address')} maxLength={200} required />
        </Box>
        <RequestFields customerId={customerId} offer={base.preset} items={items} />
        <FormProblems labels={labels} />
        {theirs && (
          <StaleNotice
            differences={differences(form.getValues(), factsOf(theirs))}
            onUseMine={() => keepMine(theirs)}
            onUseTheirs={() => takeTheirs(theirs)}
          />
        )}
        {update.error && !theirs && <Alert severity="error">{update.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={update.isPending} disabled={theirs !== undefined}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
