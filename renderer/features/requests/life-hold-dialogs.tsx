import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holdReasons } from '../../../shared/holds.ts';
import { explainOverdueInput, holdRequestInput, takeOverInput } from '../../../shared/request-life.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import { LifeForm, thisMinute } from './life-form.tsx';
import type { LifeDialogProps } from './life-form.tsx';

const holdSchema = holdRequestInput.omit({ id: true, version: true });
const explainSchema = explainOverdueInput.omit({ id: true, version: true });
const takeOverSchema = takeOverInput.omit({ id: true, version: true });

/** R-001-21: a reason, a new promised time, and whether the customer knows. */
export function HoldDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="hold"
      schema={holdSchema}
      // no time yet: it must be chosen
      defaults={{ reason: 'part', note: '', newPromisedAt: null as unknown as number, toldAt: null }}
      mutation={trpc.requests.hold.mutationOptions()}
    >
      <FormChoiceField
        name="reason"
        label={t('dialog.reason')}
        options={holdReasons.map((value) => ({ value, label: t(`hold.${value}`) }))}
        autoFocus
      />
      <FormTextField name="note" label={t('dialog.note')} maxLength={300} />
      <Promise request={props.request} />
      <FormDateTimeField name="toldAt" label={t('dialog.toldAt')} helperText={t('dialog.toldAtHint')} />
    </LifeForm>
  );
}

/** What held it is there. */
export function ReleaseDialog({ request, onClose }: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { id, version, no } = request;
  const release = useCommand(trpc.requests.release.mutationOptions(), { doneText: t('done', { no }), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('command.release')}
      thing={no}
      reason="optional"
      isPending={release.isPending}
      onConfirm={(note) => release.run({ id, version, note })}
      onClose={onClose}
    />
  );
}

/** R-002-98: why, what now, until when, and when the customer was told. */
export function ExplainOverdueDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const isDone = props.request.resolvedAt !== null;
  return (
    <LifeForm
      {...props}
      command="explainOverdue"
      schema={explainSchema}
      defaults={{ reason: null, note: '', plan: '', newPromisedAt: null, toldAt: thisMinute() }}
      mutation={trpc.requests.explainOverdue.mutationOptions()}
    >
      <FormChoiceField
        name="reason"
        label={t('dialog.reason')}
        emptyLabel={t('other')}
        options={holdReasons.map((value) => ({ value, label: t(`hold.${value}`) }))}
        autoFocus
      />
      <FormTextField name="note" label={t('dialog.why')} maxLength={300} required />
      <FormTextField name="plan" label={t('dialog.plan')} maxLength={1000} multiline minRows={2} required />
      {!isDone && <Promise request={props.request} />}
      <FormDateTimeField name="toldAt" label={t('dialog.toldAt')} required />
    </LifeForm>
  );
}

/** R-000-10: the supervisor talks to the customer and fixes a new time. */
export function TakeOverDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="takeOver"
      schema={takeOverSchema}
      defaults={{ note: '', newPromisedAt: null as unknown as number, toldAt: thisMinute() }}
      mutation={trpc.requests.takeOver.mutationOptions()}
    >
      <Typography>
        <strong>
          {props.request.customerName} · {props.request.contactName} · {props.request.phone}
        </strong>
      </Typography>
      <FormTextField name="note" label={t('dialog.talk')} maxLength={300} multiline minRows={2} required autoFocus />
      <Promise request={props.request} />
      <FormDateTimeField name="toldAt" label={t('dialog.toldAt')} required />
    </LifeForm>
  );
}

/** The new promised time, with the old one beside it. */
function Promise({ request }: Pick<LifeDialogProps, 'request'>): ReactNode {
  const { t } = useTranslation('requestLife');
  const when = useWhen();
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <FormDateTimeField name="newPromisedAt" label={t('dialog.newPromisedAt')} required />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('dialog.oldPromised', { when: when(request.promisedAt) })}
      </Typography>
    </Box>
  );
}
