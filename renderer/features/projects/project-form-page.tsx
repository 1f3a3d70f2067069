import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { projectFields } from '../../../shared/projects.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { ProjectFields } from './project-fields.tsx';
import { formOf, newProject, projectSchema, tidied } from './project-values.ts';
import type { ProjectForm, ProjectOut } from './project-values.ts';
import { useShownValue } from './use-shown-value.ts';

/** `/projects/new?customer=12`: a new project, of this customer or of one chosen here. */
export function NewProjectPage(): ReactNode {
  const [address] = useSearchParams();
  const customerId = Number(address.get('customer'));
  return <Form key={customerId} project={undefined} customerId={customerId > 0 ? customerId : null} />;
}

/** `/projects/7/edit` */
export function EditProjectPage(): ReactNode {
  const id = Number(useParams()['id']);
  const isId = Number.isSafeInteger(id) && id > 0;
  const project = useQuery(useTRPC().projects.get.queryOptions(isId ? { id } : skipToken));
  if (!isId) return <NotFoundPage />;
  if (!project.data) return project.error ? <ErrorState error={project.error} onRetry={() => void project.refetch()} /> : <PageSkeleton />;
  // what went through JSON is what the host sent: values of unknown kinds in the history
  return <Form key={id} project={project.data as unknown as ProjectView} customerId={project.data.customerId} />;
}

function Form({ project, customerId }: { readonly project: ProjectView | undefined; readonly customerId: number | null }): ReactNode {
  const { t } = useTranslation(['projects', 'common']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const [base, setBase] = useState(project);
  const check = zodResolver(projectSchema);
  const form = useForm<ProjectForm, unknown, ProjectOut>({
    resolver: ((values: ProjectForm, context: unknown, options: never) => check(tidied(values) as never, context, options)) as never,
    defaultValues: base ? formOf(base) : newProject(customerId),
  });
  const draft = useServerDraft(form, 'other', base ? `project-${base.id}` : `project-new-${customerId ?? ''}`);
  const create = useCommand(trpc.projects.create.mutationOptions(), { form, errorToast: false });
  const update = useCommand(trpc.projects.update.mutationOptions(), { form, errorToast: false });
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as ProjectView) : undefined;

  const shown = useShownValue();
  const typed = current && (tidied(form.getValues()) as Partial<ProjectOut>);

  const save = async ({ customerId: chosen, ...facts }: ProjectOut, over: ProjectView | undefined) => {
    const receipt = over
      ? await update.run({ id: over.id, version: over.version, ...facts })
      : await create.run({ customerId: chosen, ...facts });
    if (!receipt) return undefined;
    draft.finish();
    showToast(t('projects:form.saved', { name: facts.name }));
    await draft.remove();
    void navigate(`/projects/${receipt.id}`, { replace: true });
    return receipt;
  };
  const labels = { customerId: t('projects:field.customer'), ...labelsOf(t) };
  const error = create.error ?? update.error;
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={base ? t('projects:form.editTitle', { name: base.name }) : t('projects:form.newTitle')}
        subtitle={base?.customerName}
        backTo={base ? `/projects/${base.id}` : '/projects'}
      />
      <AppForm form={form} onSubmit={(values) => save(values, base)} label={t('projects:title')} sx={{ px: 2, pb: 2, maxWidth: 1100 }}>
        {!base && <CustomerField customerId={customerId} />}
        <ProjectFields isNameFocused={base !== undefined || customerId !== null} />
        <FormProblems labels={labels} />
        {current && typed && (
          <StaleNotice
            differences={projectFields
              .map((field) => ({ label: labels[field], mine: shown(field, typed), theirs: shown(field, current) }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onUseMine={() => {
              setBase(current);
              void form.handleSubmit((values) => save(values, current))();
            }}
            onUseTheirs={() => {
              setBase(current);
              form.reset(formOf(current));
              update.reset();
              void draft.remove();
            }}
          />
        )}
        {error && !current && <Alert severity="error">{error.text}</Alert>}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button type="submit" variant="contained" loading={create.isPending || update.isPending} disabled={current !== undefined}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}

function labelsOf(t: ReturnType<typeof useTranslation<['projects', 'common']>>['t']) {
  return Object.fromEntries(projectFields.map((field) => [field, t(`projects:field.${field}`)])) as Record<
    (typeof projectFields)[number],
    string
  >;
}

/** Whose project it is, found as at intake. */
function CustomerField({ customerId }: { readonly customerId: number | null }): ReactNode {
  const { t } = useTranslation('projects');
  const trpc = useTRPC();
  const [query, setQuery] = useState('');
  const known = useQuery(trpc.customers.get.queryOptions(customerId === null ? skipToken : { id: customerId })).data?.customer;
  const found = useQuery(
    trpc.customers.lookup.queryOptions(query.trim() === '' ? skipToken : { query: query.trim().slice(0, 60) }, {
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <FormAutocompleteField
      name="customerId"
      label={t('field.customer')}
      required
      autoFocus={customerId === null}
      placeholder={t('form.chooseCustomer')}
      onSearch={setQuery}
      isLoading={found.isFetching}
      chosen={known ? { id: known.id, label: known.name, detail: '' } : null}
      options={(found.data ?? []).map(({ customerId: id, name, phone, address }) => ({
        id,
        label: name,
        detail: [phone, address].filter(Boolean).join(' · '),
      }))}
    />
  );
}
