import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { employments, savePersonInput } from '../../../shared/staff.ts';
import type { Person } from '../../../shared/staff.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof savePersonInput>;
type Out = z.output<typeof savePersonInput>;
const shown = ['badgeNo', 'post', 'employment', 'joinedOn', 'regularisedOn', 'leftOn', 'dayWageFen'] as const;
/** What comes next for somebody: their kit (R-000-80), or giving everything back. */
type Next = 'kit' | 'leaving';

const nextOf: Readonly<Partial<Record<Out['employment'], Next>>> = { regular: 'kit', leaving: 'leaving' };

/** A person of the shop (B-47): badge, post, where they stand, day wage. */
export function PersonDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('staffPlans');
  const [next, setNext] = useState<{ readonly to: Next; readonly day: string }>();
  const mayIssue = useCan()('tools.issue');
  return (
    <AppDialog open title={t('person.title', { name: person.name })} onClose={onClose} maxWidth="sm">
      {next ? (
        <WhatNext person={person} {...next} onClose={onClose} />
      ) : (
        <PersonForm
          person={person}
          onClose={onClose}
          onSaved={({ employment, leftOn }) => {
            const to = employment === person.employment ? undefined : nextOf[employment];
            if (to && mayIssue) setNext({ to, day: leftOn });
            else onClose();
          }}
        />
      )}
    </AppDialog>
  );
}

interface PersonFormProps {
  readonly person: Person;
  readonly onSaved: (facts: Out) => unknown;
  readonly onClose: () => void;
}

function PersonForm({ person: first, onSaved, onClose }: PersonFormProps): ReactNode {
  const { t } = useTranslation(['staffPlans', 'common']);
  const [person] = useState(first);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(savePersonInput as never) as never, defaultValues: valuesOf(person) });
  const employment = useWatch({ control: form.control, name: 'employment' });
  const save = useCommand(useTRPC().staff.savePerson.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('staffPlans:person.saved', { name: person.name }),
    onDone: (_, facts: Out) => onSaved(facts),
  });
  const { error } = save;
  const current = error?.code === 'staleVersion' ? (error.details['current'] as Person) : undefined;
  // a day of leaving belongs to whoever leaves
  const submit = (facts: Out) => save.run({ ...facts, leftOn: facts.employment === 'leaving' ? facts.leftOn : '' });
  const text = (field: (typeof shown)[number], value: Values[(typeof shown)[number]]) => {
    if (field === 'employment') return t(`staffPlans:person.employments.${value as Out['employment']}`);
    return typeof value === 'number' ? formatYuan(value) : (value ?? '');
  };
  return (
    <DialogContent sx={{ pt: '8px !important' }}>
      <AppForm form={form} onSubmit={submit} label={t('staffPlans:person.title', { name: person.name })}>
        {current && (
          <StaleNotice
            differences={shown
              .map((field) => ({
                label: t(`staffPlans:person.${field}`),
                mine: text(field, form.getValues(field)),
                theirs: text(field, current[field]),
              }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onUseMine={() => {
              form.setValue('version', current.version);
              void form.handleSubmit(submit)();
            }}
            onUseTheirs={() => {
              form.reset(valuesOf(current));
              save.reset();
            }}
          />
        )}
        <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{t('staffPlans:person.hint')}</Typography>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <FormTextField
            name="badgeNo"
            label={t('staffPlans:person.badgeNo')}
            helperText={t('staffPlans:person.badgeHint')}
            maxLength={20}
            autoFocus
          />
          <FormTextField name="post" label={t('staffPlans:person.post')} maxLength={40} />
          <FormChoiceField
            name="employment"
            label={t('staffPlans:person.employment')}
            options={employments.map((value) => ({ value, label: t(`staffPlans:person.employments.${value}`) }))}
          />
          <FormDayField name="joinedOn" label={t('staffPlans:person.joinedOn')} />
          {employment !== 'probation' && (
            <FormDayField
              name="regularisedOn"
              label={t('staffPlans:person.regularisedOn')}
              required={employment === 'regular' && person.employment === 'probation'}
            />
          )}
          {employment === 'leaving' && <FormDayField name="leftOn" label={t('staffPlans:person.leftOn')} required />}
          <FormMoneyField name="dayWageFen" label={t('staffPlans:person.dayWageFen')} helperText={t('staffPlans:person.dayWageHint')} />
        </Box>
        {error && !current && Object.keys(form.formState.errors).length === 0 && <Alert severity="error">{error.text}</Alert>}
        <FormActions>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </DialogContent>
  );
}

/** The way to what is due now: the whole set for whoever is regular, everything back from whoever leaves. */
function WhatNext({
  person: { id, name },
  to,
  day,
  onClose,
}: {
  readonly person: Person;
  readonly to: Next;
  readonly day: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('staffPlans');
  return (
    <>
      <DialogContent>
        <Typography>{to === 'kit' ? t('person.regularised', { name }) : t('person.leaving', { name, day })}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('person.later')}</Button>
        <Button component={RouterLink} to={`/tools/people/${id}/${to}`} variant="contained" autoFocus>
          {to === 'kit' ? t('person.toKit') : t('person.toLeaving')}
        </Button>
      </DialogActions>
    </>
  );
}

function valuesOf({ id, version, badgeNo, post, employment, joinedOn, regularisedOn, leftOn, dayWageFen }: Person): Values {
  return { id, version, badgeNo, post, employment, joinedOn, regularisedOn, leftOn, dayWageFen };
}
