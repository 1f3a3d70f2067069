import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MaterialRequestView } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { footError } from './form-error.ts';
import { RequestFields } from './request-form.tsx';
import { emptyLine, lineOfPart, requestSchema, valuesOf } from './request-values.ts';
import type { RequestOut, RequestValues } from './request-values.ts';

interface NewRequestProps {
  /** The slip, the item and how many that it begins with; 0 or NaN: none. */
  readonly start: { readonly slipId: number; readonly itemId: number; readonly qty: number };
  readonly onClose: () => void;
}

/** A new request, empty or with what a slip lacks. */
export function NewRequestDialog({ start: { slipId, itemId, qty }, onClose }: NewRequestProps): ReactNode {
  const trpc = useTRPC();
  const { t } = useTranslation('materialRequests');
  const { user } = useSession();
  const slip = useQuery(trpc.workOrders.get.queryOptions(slipId > 0 ? { id: slipId } : skipToken));
  const part = useQuery(trpc.parts.get.queryOptions(itemId > 0 ? { id: itemId } : skipToken));
  if ((slipId > 0 && slip.isLoading) || (itemId > 0 && part.isLoading)) return null;
  const applicantId = user.staffId ?? slip.data?.technicians[0]?.id ?? null;
  const line = part.data ? lineOfPart(part.data, qty > 0 ? Math.floor(qty) : null) : emptyLine;
  const values: RequestValues = {
    ...{ applicantId, path: 'factory', purpose: 'use', workOrderId: slip.data?.id ?? null, reason: '', buyReason: null, neededOn: '' },
    lines: [line],
  };
  const technician = slip.data?.technicians[0];
  const applicant = technician?.id === applicantId ? technician : undefined;
  return (
    <AppDialog open title={t('command.new')} onClose={onClose} maxWidth="md">
      <CreateForm
        values={values}
        slip={slip.data}
        applicant={applicant}
        draftName={slipId > 0 ? `material-${slipId}-${itemId}` : 'material'}
        onClose={onClose}
      />
    </AppDialog>
  );
}

interface CreateFormProps {
  readonly values: RequestValues;
  readonly slip: { readonly id: number; readonly no: string } | undefined;
  readonly applicant: { readonly id: number; readonly name: string } | undefined;
  readonly draftName: string;
  readonly onClose: () => void;
}

function CreateForm({ values, slip, applicant, draftName, onClose }: CreateFormProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const navigate = useNavigate();
  const form = useForm<RequestValues, unknown, RequestOut>({
    resolver: zodResolver(requestSchema as never) as never,
    defaultValues: values,
  });
  const draft = useServerDraft(form, 'other', draftName);
  const create = useCommand(useTRPC().materialRequests.create.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('done.created', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      await draft.remove();
      await navigate(`/purchasing/requests/${id}`);
    },
  });
  return (
    <AppForm form={form} onSubmit={(input) => create.run(input)} label={t('command.new')}>
      <DialogContent sx={contentStyle}>
        <RequestFields slip={slip} applicant={applicant} />
        {footError(create.error) && <Alert severity="error">{footError(create.error)}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <Actions isPending={create.isPending} onClose={onClose} />
    </AppForm>
  );
}

/** What was written is written anew; signatures and consents of before do not hold for it. */
export function ChangeRequestDialog({
  request,
  onClose,
}: {
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('materialRequests');
  return (
    <AppDialog open title={`${request.no} ${t('command.change')}`} onClose={onClose} maxWidth="md">
      <ChangeForm request={request} onClose={onClose} />
    </AppDialog>
  );
}

function ChangeForm({ request: shown, onClose }: { readonly request: MaterialRequestView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('materialRequests');
  // what the user saw: a newer version that comes meanwhile is not overwritten
  const [request] = useState(shown);
  const { id, version, workOrderId, workOrderNo, applicantId, applicantName } = request;
  const form = useForm<RequestValues, unknown, RequestOut>({
    resolver: zodResolver(requestSchema as never) as never,
    defaultValues: valuesOf(request),
  });
  const draft = useServerDraft(form, 'other', `material-change-${id}`);
  const change = useCommand(useTRPC().materialRequests.change.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.changed'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={(input) => change.run({ id, version, ...input })} label={t('command.change')}>
      <DialogContent sx={contentStyle}>
        {request.state !== 'draft' && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('dialog.changeHint')}
          </Typography>
        )}
        <RequestFields
          slip={workOrderId === null ? undefined : { id: workOrderId, no: workOrderNo ?? '' }}
          applicant={{ id: applicantId, name: applicantName }}
        />
        {footError(change.error) && <Alert severity="error">{footError(change.error)}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <Actions isPending={change.isPending} onClose={onClose} />
    </AppForm>
  );
}

function Actions({ isPending, onClose }: { readonly isPending: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <DialogActions>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" variant="contained" loading={isPending}>
        {t('action.save')}
        <KeyHint combo="Ctrl+Enter" />
      </Button>
    </DialogActions>
  );
}

const contentStyle = { display: 'grid', gap: 1.5, pt: '8px !important' } as const;
