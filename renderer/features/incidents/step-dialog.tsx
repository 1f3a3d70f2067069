import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { findingFields } from '../../../shared/incidents.ts';
import type { IncidentView } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { fieldsOf, maxLengthOf, startOf, stepSchemas } from './step-fields.ts';
import type { FormStep, StepField, StepValues } from './step-fields.ts';
import { useStep } from './use-step.ts';

interface StepDialogProps {
  readonly incident: IncidentView;
  readonly step: FormStep;
  /** The action that is done. */
  readonly actionId: number | undefined;
  readonly onClose: () => void;
}

/** One step of an incident with what has to be noted about it. */
export function StepDialog(props: StepDialogProps): ReactNode {
  const { t } = useTranslation('incidents');
  return (
    <AppDialog open title={`${props.incident.no} ${t(`command.${props.step}`)}`} onClose={props.onClose} maxWidth="sm">
      <StepForm {...props} />
    </AppDialog>
  );
}

/** What is signed is what the signer read: a newer version is read first, by opening the dialog again. */
const signing: readonly FormStep[] = ['sign', 'refuse', 'instruct', 'sendBack'];

function StepForm({ incident: shown, step, actionId, onClose }: StepDialogProps): ReactNode {
  const { t } = useTranslation(['incidents', 'common']);
  // what the user saw: a newer version that comes meanwhile is neither overwritten nor signed unseen
  const [incident, setIncident] = useState(shown);
  const form = useForm<StepValues>({ resolver: zodResolver(stepSchemas[step]) as never, defaultValues: startOf(step, incident) });
  const draft = useServerDraft(form, 'other', `incident-${step}-${incident.id}${actionId === undefined ? '' : `-${actionId}`}`);
  const take = useStep(step, form, async () => {
    draft.finish();
    onClose();
    await draft.remove();
  });
  const { current } = take;
  const submit = (values: StepValues) => {
    const isRead = current !== undefined && step !== 'write' && !signing.includes(step);
    return take.run(isRead ? { ...incident, version: current.version } : incident, values, actionId);
  };
  const hints = { write: t('incidents:dialog.writeHint'), sign: t('incidents:dialog.signConsequence') };
  const hint = step in hints ? hints[step as keyof typeof hints] : undefined;
  return (
    <AppForm form={form} onSubmit={submit}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 520 } }}>
        {hint && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {hint}
          </Typography>
        )}
        {fieldsOf(step, incident).map((field, index) => (
          <Field key={field} field={field} step={step} autoFocus={index === 0} />
        ))}
        {current && step === 'write' ? (
          <StaleNotice
            differences={findingFields
              .map((field) => ({
                label: t(`incidents:field.${field}`),
                mine: String(form.getValues(field) ?? '').trim(),
                theirs: current[field],
              }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onUseMine={() => {
              const over = { ...incident, version: current.version };
              setIncident(over);
              void form.handleSubmit((values) => take.run(over, values, actionId))();
            }}
            onUseTheirs={() => {
              const theirs = { ...incident, ...current };
              setIncident(theirs);
              form.reset(startOf(step, theirs));
              take.reset();
              void draft.remove();
            }}
          />
        ) : (
          take.error && <Alert severity="error">{take.error}</Alert>
        )}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button
          type="submit"
          variant="contained"
          color={step === 'refuse' || step === 'sendBack' ? 'error' : 'primary'}
          loading={take.isPending}
        >
          {t(`incidents:command.${step}`)}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

interface FieldProps {
  readonly field: StepField;
  readonly step: FormStep;
  readonly autoFocus: boolean;
}

function Field({ field, step, autoFocus }: FieldProps): ReactNode {
  const { t } = useTranslation(['incidents', 'common']);
  if (field === 'ownerId') return <OwnerField />;
  if (field === 'dueOn') return <FormDayField name="dueOn" label={t('incidents:field.dueOn')} required />;
  if (field === 'at') return <FormDateTimeField name="at" label={t('incidents:field.at')} required autoFocus={autoFocus} />;
  const label =
    field === 'reason' ? t('common:confirm.reasonLabel') : step === 'sign' ? t('incidents:dialog.signNote') : t(`incidents:field.${field}`);
  return (
    <FormTextField
      name={field}
      label={label}
      maxLength={maxLengthOf(field)}
      multiline={field !== 'note'}
      // findings may be written bit by bit; the host says what is missing before they go round
      required={field !== 'note' && (step !== 'write' || field === 'facts')}
      autoFocus={autoFocus}
    />
  );
}

/** Anybody at work may answer for an action. */
function OwnerField(): ReactNode {
  const { t } = useTranslation('incidents');
  const staff = useQuery(useTRPC().staff.list.queryOptions());
  const people = (staff.data ?? []).filter(({ isActive }) => isActive);
  return (
    <FormAutocompleteField
      name="ownerId"
      label={t('field.ownerId')}
      required
      isLoading={staff.isPending}
      options={people.map(({ id, name, skills }) => ({ id, label: name, detail: skills }))}
      chosen={null}
    />
  );
}
