import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { CustomerView } from '../../../shared/customers.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { requiredOnCard } from '../../../shared/warranty-cards.ts';
import type { CardKind, CreateCardInput } from '../../../shared/warranty-cards.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { cardSchema, proposeCard } from './card-values.ts';

/** `/warranty-cards/new?kind=A&customer=12&project=7`: a card for this customer and, where it has one, this project. */
export function CardFormPage(): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const [address] = useSearchParams();
  const trpc = useTRPC();
  const [customerId, projectId] = [idIn(address.get('customer')), idIn(address.get('project'))];
  const kind: CardKind = address.get('kind') === 'A' && projectId !== undefined ? 'A' : 'B';
  const customer = useQuery(trpc.customers.get.queryOptions(customerId === undefined ? skipToken : { id: customerId }));
  const project = useQuery(trpc.projects.get.queryOptions(projectId === undefined ? skipToken : { id: projectId }));
  const error = customer.error ?? project.error;
  if (customerId === undefined) return <NoCustomer />;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([customer.refetch(), project.refetch()])} />;
  if (!customer.data || (projectId !== undefined && !project.data)) return <PageSkeleton />;
  const found = project.data as unknown as ProjectView | undefined;
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={t('form.title', { kind: t(`kind.${kind}`) })}
        subtitle={[t(`kindHint.${kind}`), customer.data.customer.name, found?.name].filter(Boolean).join(' · ')}
        backTo={found ? `/projects/${found.id}` : `/customers/${customerId}`}
      />
      <Form kind={kind} customer={customer.data.customer} project={found} />
    </Box>
  );
}

function idIn(text: string | null): number | undefined {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function NoCustomer(): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const action = (
    <Button variant="contained" component={RouterLink} to="/customers">
      {t('form.toCustomers')}
    </Button>
  );
  return <EmptyState title={t('form.chooseCustomer')} action={action} />;
}

interface FormProps {
  readonly kind: CardKind;
  readonly customer: CustomerView;
  readonly project: ProjectView | undefined;
}

const columns = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } } as const;

function Form({ kind, customer, project }: FormProps): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const navigate = useNavigate();
  const form = useForm<CreateCardInput, unknown, z.output<typeof cardSchema>>({
    resolver: zodResolver(cardSchema),
    defaultValues: proposeCard(kind, customer, project),
  });
  const draft = useServerDraft(form, 'other', `card-${kind}-${customer.id}-${project?.id ?? ''}`);
  const make = useCommand(useTRPC().warrantyCards.create.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no = '' }) => t('form.made', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      await draft.remove();
      void navigate(`/warranty-cards/${id}`, { replace: true });
    },
  });
  const needed: readonly string[] = requiredOnCard[kind];
  const line = (name: 'ownerName' | 'phone' | 'postcode' | 'address' | 'companySignedBy' | 'supervisorSignedBy', maxLength: number) => (
    <FormTextField name={name} label={t(`field.${name}`)} maxLength={maxLength} required={needed.includes(name)} />
  );
  const day = (name: 'handedOverOn' | 'startsOn' | 'signedOn') => (
    <FormDayField name={name} label={t(`field.${name}`)} required={needed.includes(name)} />
  );
  const labels = Object.fromEntries(
    (['contents', 'ownerName', 'phone', 'address', 'handedOverOn', 'startsOn', 'projectId'] as const).map((field) => [
      field,
      t(`field.${field}`),
    ]),
  );
  return (
    <AppForm form={form} onSubmit={(values) => make.run(values)} label={t('title')} sx={{ px: 2, pb: 2, maxWidth: 960 }}>
      <FormTextField
        name="contents"
        label={t('field.contents')}
        helperText={t('form.contentsHint')}
        multiline
        minRows={4}
        required
        autoFocus
        maxLength={2000}
      />
      <Box sx={columns}>
        {line('ownerName', 80)}
        {line('phone', 40)}
        {line('postcode', 12)}
      </Box>
      {line('address', 240)}
      <Box sx={columns}>
        {day('handedOverOn')}
        {day('startsOn')}
        {day('signedOn')}
        {line('companySignedBy', 40)}
        {line('supervisorSignedBy', 40)}
      </Box>
      <FormProblems labels={labels} />
      {make.error && <Alert severity="error">{make.error.text}</Alert>}
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button type="submit" variant="contained" loading={make.isPending}>
          {t('form.make')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
