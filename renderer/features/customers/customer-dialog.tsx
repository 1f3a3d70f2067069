import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { customerMoreFields } from '../../../shared/customer-fields.ts';
import type { CustomerMore, DistanceClass, ServiceChannel } from '../../../shared/customer-fields.ts';
import type { CustomerView } from '../../../shared/customers.ts';
import { formatYuan } from '../../../shared/money.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DuplicateHint } from '../../components/duplicate-hint.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { CustomerFields } from './customer-fields.tsx';
import { comparedFields, customerSchema, formOf, newCustomer, overStored, textsOf, withoutEmptyLines } from './customer-form-values.ts';
import type { CustomerFacts, CustomerForm } from './customer-form-values.ts';

export interface CustomerDialogProps {
  /** The customer to change; without it a new one is made. */
  readonly customer?: CustomerView;
  readonly onClose: () => void;
  readonly onSaved?: (id: number) => void;
}

/** A customer with contacts, phones and addresses. */
export function CustomerDialog(props: CustomerDialogProps): ReactNode {
  const { t } = useTranslation('customers');
  const title = props.customer ? t('form.editTitle', { name: props.customer.name }) : t('form.newTitle');
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="md">
      <Form {...props} />
    </AppDialog>
  );
}

function Form({ customer, onClose, onSaved }: CustomerDialogProps): ReactNode {
  const { t } = useTranslation(['customers', 'customerFile', 'common']);
  const shown = useShownValue();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // the version that the form started from, whatever others save meanwhile
  const [base, setBase] = useState(customer);
  const check = zodResolver(customerSchema);
  const form = useForm<CustomerForm, unknown, CustomerFacts>({
    resolver: (values, context, options) => check(withoutEmptyLines(values), context, options),
    defaultValues: base ? formOf(base) : newCustomer(),
  });
  const draft = useServerDraft(form, 'customer', base ? `customer-${base.id}` : 'customer-new');
  const create = useCommand(trpc.customers.create.mutationOptions(), { form, errorToast: false });
  const update = useCommand(trpc.customers.update.mutationOptions(), { form, errorToast: false });

  const isStale = update.error?.code === 'staleVersion';
  useEffect(() => {
    if (isStale && base) void queryClient.invalidateQueries(trpc.customers.get.queryFilter({ id: base.id }));
  }, [isStale, base, queryClient, trpc]);
  const theirs = isStale && customer && base && customer.version > base.version ? customer : undefined;

  const save = async (facts: CustomerFacts, over: CustomerView | undefined) => {
    const receipt = over ? await update.run({ ...overStored(facts, over), id: over.id, version: over.version }) : await create.run(facts);
    if (!receipt) return undefined;
    draft.finish();
    showToast(t('customers:form.saved', { name: facts.name }));
    onClose();
    onSaved?.(receipt.id);
    await draft.remove();
    return receipt;
  };
  const keepMine = (current: CustomerView) => {
    setBase(current);
    void form.handleSubmit((facts) => save(facts, current))();
  };
  const takeTheirs = (current: CustomerView) => {
    setBase(current);
    form.reset(formOf(current));
    update.reset();
    void draft.remove();
  };
  const labels = {
    name: t('customers:field.name'),
    region: t('customers:field.region'),
    contacts: t('customers:field.contacts'),
    phones: t('customers:field.phones'),
    addresses: t('customers:field.addresses'),
    note: t('customers:field.note'),
    ...(Object.fromEntries(customerMoreFields.map((field) => [field, t(`customerFile:field.${field}`)])) as Record<
      keyof CustomerMore,
      string
    >),
  };
  const error = create.error ?? update.error;
  return (
    <AppForm form={form} onSubmit={(facts) => save(facts, base)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <CustomerFields engineerName={base?.engineerName ?? undefined} />
        <TypedDuplicates customerId={base?.id ?? null} />
        <FormProblems labels={labels} />
        {theirs && (
          <StaleNotice
            differences={differences(form.getValues(), formOf(theirs), labels, shown)}
            onUseMine={() => keepMine(theirs)}
            onUseTheirs={() => takeTheirs(theirs)}
          />
        )}
        {error && !theirs && <Alert severity="error">{error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending || update.isPending} disabled={theirs !== undefined}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** Warns while one types; nothing is held up. */
function TypedDuplicates({ customerId }: { readonly customerId: number | null }): ReactNode {
  const [name, region, phones] = useWatch<CustomerForm, ['name', 'region', 'phones']>({ name: ['name', 'region', 'phones'] });
  return <DuplicateHint customerId={customerId} name={name} region={region ?? ''} phones={phones.map(({ shownAs }) => shownAs)} />;
}

type ShownValue = Parameters<typeof textsOf>[1];

function differences(mine: CustomerForm, theirs: CustomerForm, labels: ReturnType<typeof textsOf>, shown: ShownValue) {
  const [my, their] = [textsOf(withoutEmptyLines(mine), shown), textsOf(theirs, shown)];
  return comparedFields
    .filter((name) => my[name] !== their[name])
    .map((name) => ({ label: labels[name], mine: my[name], theirs: their[name] }));
}

/** The value of a field in words. */
function useShownValue(): ShownValue {
  const { t } = useTranslation('customerFile');
  const staff = useQuery(useTRPC().staff.list.queryOptions()).data ?? [];
  return (field, value) => {
    if (value === undefined || value === null || value === '') return '';
    if (field === 'engineerId') return staff.find(({ id }) => id === value)?.name ?? String(value);
    if (field === 'totalPurchaseFen') return formatYuan(Number(value));
    if (field === 'distanceClass') return t(`distance.${value as DistanceClass}`);
    return field === 'nextServiceChannel' ? t(`channel.${value as ServiceChannel}`) : String(value);
  };
}
