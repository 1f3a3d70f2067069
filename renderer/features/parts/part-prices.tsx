import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { agreePriceInput } from '../../../shared/catalogue.ts';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { Money } from '../../components/money.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { useSupplierSearch } from './use-supplier-search.ts';

/** What it was sold and bought for since when, and what suppliers agreed to (B-15, R-004-55). */
export function PartPrices({ part }: { readonly part: PartView }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const [isAgreeing, setAgreeing] = useState(false);
  const prices = useQuery(useTRPC().parts.prices.queryOptions({ itemId: part.id }));
  return (
    <Section title={t('catalogue:prices.title')} actions={<Button onClick={() => setAgreeing(true)}>{t('catalogue:prices.agree')}</Button>}>
      {prices.data?.length === 0
        ? t('catalogue:prices.empty')
        : prices.data && (
            <DataTable
              label={t('catalogue:prices.title')}
              rows={prices.data}
              rowKey={({ id }) => id}
              columns={[
                { key: 'since', label: t('catalogue:field.since'), render: ({ fromOn }) => fromOn },
                { key: 'kind', label: t('catalogue:field.priceKind'), render: ({ kind }) => t(`catalogue:prices.kind.${kind}`) },
                {
                  key: 'amount',
                  label: t('catalogue:field.amount'),
                  numeric: true,
                  render: ({ priceFen, unit }) => (
                    <>
                      <Money fen={priceFen} /> {t('catalogue:prices.per', { unit })}
                    </>
                  ),
                },
                { key: 'supplier', label: t('catalogue:field.supplier'), render: ({ supplierName }) => supplierName ?? '' },
                { key: 'note', label: t('catalogue:field.note'), render: ({ note }) => note },
                { key: 'by', label: t('catalogue:field.by'), render: ({ userName }) => userName },
              ]}
            />
          )}
      {isAgreeing && <AgreeDialog part={part} onClose={() => setAgreeing(false)} />}
    </Section>
  );
}

function AgreeDialog({ part, onClose }: { readonly part: PartView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('catalogue');
  const today = dayOf(Date.now(), useZone());
  const search = useSupplierSearch();
  const form = useForm<z.input<typeof agreePriceInput>, unknown, z.output<typeof agreePriceInput>>({
    resolver: zodResolver(agreePriceInput),
    defaultValues: { itemId: part.id, ...(part.supplierId !== null && { supplierId: part.supplierId }), fromOn: today, note: '' },
  });
  const agree = useCommand(useTRPC().parts.agreePrice.mutationOptions(), { form, doneText: t('prices.agreed'), onDone: onClose });
  const chosen = part.supplierId && part.supplierName ? { id: part.supplierId, label: part.supplierName } : null;
  return (
    <FormDialog
      form={form}
      title={t('prices.agreeTitle', { name: part.name })}
      isPending={agree.isPending}
      onSubmit={(values) => agree.run(values)}
      onClose={onClose}
    >
      <FormAutocompleteField name="supplierId" label={t('field.supplier')} required autoFocus chosen={chosen} {...search} />
      <FormMoneyField name="priceFen" label={t('prices.priceOf', { unit: countingUnit(part) })} required />
      <FormDayField name="fromOn" label={t('field.since')} required />
      <FormTextField name="note" label={t('field.note')} maxLength={200} />
    </FormDialog>
  );
}
