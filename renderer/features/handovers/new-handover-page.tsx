import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { createHandoverInput, mostHandedOver } from '../../../shared/handovers.ts';
import { paperKinds } from '../../../shared/numbers.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { HandoverDays } from './handover-days.tsx';
import { NumberEntry } from './number-entry.tsx';
import { OutPapers } from './out-papers.tsx';
import { ScannedPapers } from './scanned-papers.tsx';

const schema = createHandoverInput.omit({ at: true });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;
const empty = { kind: 'workOrder', fromId: null, toId: null, note: '', numbers: [] } as unknown as Values;

/** A new hand-over list: papers scanned in a row, typed, or taken from those that are out (R-000-52, R-000-58). */
export function NewHandoverPage(): ReactNode {
  const { t } = useTranslation(['handovers', 'numbers']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: empty });
  const draft = useServerDraft(form, 'other', 'handover');
  const [kind, fromId, numbers] = useWatch({ control: form.control, name: ['kind', 'fromId', 'numbers'] });
  const entry = useRef<HTMLInputElement>(null);
  const staff = useQuery(trpc.staff.list.queryOptions());
  const people = (staff.data ?? []).filter(({ isActive }) => isActive).map(({ id, name, region }) => ({ id, label: name, detail: region }));
  const check = useQuery(
    trpc.handovers.check.queryOptions({ kind, fromId: fromId || null, numbers }, { placeholderData: keepPreviousData }),
  );
  const create = useCommand(trpc.handovers.create.mutationOptions(), {
    form,
    doneText: ({ no = '' }) => t('handovers:saved', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      await draft.remove();
      await navigate(`/handovers/${id}`, { replace: true });
    },
  });
  const add = (typed: readonly string[]) => {
    const before = form.getValues('numbers');
    const fresh = typed.map((no) => no.trim().toUpperCase().slice(0, 30)).filter((no) => no !== '' && !before.includes(no));
    if (fresh.length > 0) form.setValue('numbers', [...before, ...new Set(fresh)].slice(0, mostHandedOver), { shouldDirty: true });
    return fresh.length;
  };
  const remove = (at: number) =>
    form.setValue(
      'numbers',
      form.getValues('numbers').filter((_, index) => index !== at),
      { shouldDirty: true },
    );
  // the next scan goes into the field for numbers, and a list of names that is open closes
  useScanner((code) => {
    add([code]);
    entry.current?.focus();
  });
  const problems = check.data?.papers.filter(({ problem }) => problem !== null).length ?? 0;
  const submit = (values: Out) => create.run({ ...values, at: Date.now() });
  const numbersError = form.formState.errors.numbers;
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('handovers:newTitle')} subtitle={t('handovers:newHint')} backTo="/handovers" />
      <AppForm form={form} onSubmit={submit} label={t('handovers:newTitle')} sx={{ px: 2, pb: 2, pt: 0.5, maxWidth: 1100 }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '160px 1fr 1fr 1.4fr' } }}>
          <FormChoiceField
            name="kind"
            label={t('handovers:kind')}
            required
            options={paperKinds.map((value) => ({ value, label: t(`numbers:kind.${value}`) }))}
          />
          <FormAutocompleteField
            name="fromId"
            label={t('handovers:from')}
            required
            autoFocus
            isLoading={staff.isPending}
            options={people}
            chosen={null}
          />
          <FormAutocompleteField
            name="toId"
            label={t('handovers:to')}
            required
            isLoading={staff.isPending}
            options={people}
            chosen={null}
          />
          <FormTextField name="note" label={t('handovers:note')} maxLength={300} />
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <NumberEntry
            inputRef={entry}
            onAdd={(no) => void add([no])}
            problem={numbersError ? (create.error?.text ?? t('handovers:needNumbers')) : undefined}
          />
          <OutPapers kind={kind} people={staff.data ?? []} onAdd={add} />
        </Box>
        {numbers.length === 0 ? (
          <EmptyState title={t('handovers:needNumbers')} hint={t('handovers:numberHint')} />
        ) : (
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1.2fr 1fr' }, alignItems: 'start' }}>
            <ScannedPapers numbers={numbers} papers={check.data?.papers ?? []} onRemove={remove} />
            <Box aria-live="polite">
              <Typography variant="h2" sx={{ mb: 1 }}>
                {t('handovers:missing')}
              </Typography>
              <HandoverDays days={check.data?.days ?? []} />
            </Box>
          </Box>
        )}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Typography sx={{ mr: 2, color: problems > 0 ? 'error.main' : undefined }}>
            {problems > 0 ? t('handovers:problemsLeft', { count: problems }) : t('handovers:papers', { count: numbers.length })}
          </Typography>
          <Button type="submit" variant="contained" loading={create.isPending}>
            {t('handovers:save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
