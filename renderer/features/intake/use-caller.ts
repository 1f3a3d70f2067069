import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import type { CallerMatch, CallerView } from '../../../shared/customers.ts';
import { looksLikePhone, normalizePhone } from '../../../shared/phone.ts';
import type { DuplicateWarning } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { useDelayed } from '../../components/use-delayed.ts';
import type { IntakeValues } from './intake-values.ts';

type IntakeForm<Out> = UseFormReturn<IntakeValues, unknown, Out>;

export interface Caller {
  readonly customerId: number | null;
  readonly isNew: boolean;
  /** Everything about the chosen customer; undefined while it comes. */
  readonly view: CallerView | undefined;
  /** The name as soon as it is known. */
  readonly name: string | undefined;
  readonly duplicates: DuplicateWarning | undefined;
  readonly choose: (match: CallerMatch) => void;
  /** Chooses a customer of whom only the id is known. */
  readonly chooseId: (id: number) => void;
  readonly startNew: (typed: string) => void;
  readonly clear: () => void;
}

/** Who calls: the chosen or new customer, what is known about them, and what may be the same call already logged. */
export function useCaller<Out>(form: IntakeForm<Out>): Caller {
  const trpc = useTRPC();
  const customerId = useWatch({ control: form.control, name: 'customerId' });
  const isNew = useWatch({ control: form.control, name: 'isNewCustomer' });
  const [match, setMatch] = useState<CallerMatch>();
  const { data: view } = useQuery(trpc.customers.caller.queryOptions({ id: customerId ?? 0 }, { enabled: customerId !== null }));
  const duplicates = useDuplicates(form, customerId, isNew);
  const set = (values: Partial<IntakeValues>) => {
    for (const [name, value] of Object.entries(values))
      form.setValue(name as keyof IntakeValues, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  };

  const complete = useEffectEvent(() => {
    if (!view || view.customer.id !== customerId) return;
    const known = view;
    const { contactName, phone, address, callerQuery } = form.getValues();
    const called = phoneTyped(known, callerQuery);
    const usual = known.customer.phones[0];
    if (phone === '') set({ phone: (called ?? usual)?.shownAs ?? '' });
    else if (called && phone === usual?.shownAs) set({ phone: called.shownAs });
    const usualName = contactOf(known.customer.contacts[0]?.name, known.customer);
    if (contactName === '' || (called?.contactName && contactName === usualName)) set({ contactName: called?.contactName || usualName });
    if (address === '') set({ address: known.customer.addresses[0]?.text ?? '' });
  });
  const knownId = view?.customer.id;
  useEffect(() => {
    complete();
    // once for each customer: later answers must not overwrite what was corrected meanwhile
  }, [knownId, customerId]);

  return {
    customerId,
    isNew,
    view: customerId === null ? undefined : view,
    name: view && knownId === customerId ? view.customer.name : match?.customerId === customerId ? match?.name : undefined,
    duplicates,
    choose: (chosen) => {
      setMatch(chosen);
      const { phone, address } = chosen;
      // who types and saves faster than everything about the customer comes has the name already
      const contactName = contactOf(chosen.contactName, chosen);
      set({ customerId: chosen.customerId, isNewCustomer: false, contactName, phone, address, installedItemId: null, projectId: null });
      form.clearErrors();
    },
    chooseId: (id) => {
      set({ customerId: id, isNewCustomer: false, contactName: '', phone: '', address: '', installedItemId: null, projectId: null });
      form.clearErrors();
    },
    startNew: (typed) => {
      const isPhone = looksLikePhone(typed);
      set({
        customerId: null,
        isNewCustomer: true,
        newName: isPhone ? '' : typed,
        contactName: '',
        phone: isPhone ? typed : '',
        address: '',
        installedItemId: null,
        projectId: null,
      });
      form.clearErrors();
    },
    clear: () => {
      set({ customerId: null, isNewCustomer: false, installedItemId: null, projectId: null, repeatOf: null });
      form.clearErrors();
    },
  };
}

/** The contact, or the customer in person. */
function contactOf(contact: string | undefined, { kind, name }: Pick<CallerMatch, 'kind' | 'name'>): string {
  return contact || (kind === 'person' ? name.slice(0, 40) : '');
}

/** Of several phones the one whose number was typed. */
function phoneTyped({ customer }: CallerView, typed: string) {
  if (!looksLikePhone(typed)) return undefined;
  const { digits } = normalizePhone(typed);
  return customer.phones.find((phone) => phone.digits.endsWith(digits)) ?? customer.phones.find((phone) => phone.digits.startsWith(digits));
}

const pauseMs = 250;

/** Asks for the same call or the same customer while one types, so that the warning is there before anything is saved. */
function useDuplicates<Out>(form: IntakeForm<Out>, customerId: number | null, isNew: boolean): DuplicateWarning | undefined {
  const trpc = useTRPC();
  const [phone, name, region] = useWatch({ control: form.control, name: ['phone', 'newName', 'newRegion'] });
  const typed = { customerId, phone: phone.slice(0, 40), name: isNew ? newNameOf(name) : '', region: region.trim().slice(0, 60) };
  const asked = useDelayed(JSON.stringify(typed), pauseMs);
  const input = JSON.parse(asked) as typeof typed;
  const isAsked = customerId !== null || isNew;
  const { data } = useQuery(
    trpc.requests.duplicates.queryOptions(input, { enabled: isAsked, placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  return isAsked ? data : undefined;
}

const newNameOf = (name: string): string => name.trim().slice(0, 80);
