import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { saveOfferInput } from '../../../shared/inquiries.ts';
import type { InquiryView, OfferView } from '../../../shared/inquiries.ts';
import { countingUnit, formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import { useCommand } from '../../use-command.ts';

const schema = saveOfferInput.omit({ id: true, version: true });
type Values = z.input<typeof schema>;

interface OfferDialogProps {
  readonly inquiry: InquiryView;
  readonly offer: OfferView | undefined;
  readonly onClose: () => void;
}

/** What one supplier offers: prices, days, and the points that whoever compares gives. */
export function OfferDialog({ inquiry, offer, onClose }: OfferDialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const form = useForm<Values, unknown, z.output<typeof schema>>({ resolver: zodResolver(schema), defaultValues: startOf(inquiry, offer) });
  const save = useCommand(useTRPC().inquiries.saveOffer.mutationOptions(), { form, doneText: t('done.step'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('dialog.offer')}
      isPending={save.isPending}
      onSubmit={(values) => save.run({ id: inquiry.id, version: inquiry.version, ...values })}
      onClose={onClose}
    >
      <Box sx={pair}>
        <SupplierNameField name="supplierName" label={t('field.supplier')} required autoFocus={!offer} disabled={offer !== undefined} />
        <FormDayField name="validUntil" label={t('field.validUntil')} />
        <FormQuantityField name="leadDays" label={t('field.leadDays')} required />
        <Box sx={pair}>
          <FormQuantityField name="quality" label={t('field.quality')} required />
          <FormQuantityField name="delivery" label={t('field.delivery')} required />
        </Box>
      </Box>
      {inquiry.lines.map((line, index) => (
        <FormMoneyField
          key={line.lineId}
          name={`prices.${index}.priceFen`}
          label={t('dialog.priceOf', { name: line.name })}
          helperText={`${t('page.perUnit', { unit: countingUnit(line) })} × ${formatQuantity(line.qty, line)}`}
        />
      ))}
      <FormTextField name="note" label={t('field.note')} maxLength={300} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('dialog.offerHint')}
      </Typography>
    </FormDialog>
  );
}

function startOf({ lines }: InquiryView, offer: OfferView | undefined): Values {
  return {
    supplierName: offer?.supplierName ?? '',
    leadDays: offer?.leadDays ?? 7,
    quality: offer?.quality ?? 80,
    delivery: offer?.delivery ?? 80,
    validUntil: offer?.validUntil ?? '',
    note: offer?.note ?? '',
    prices: lines.map(({ lineId }) => ({ lineId, priceFen: offer?.prices.find((price) => price.lineId === lineId)?.priceFen ?? null })),
  };
}

const pair = { display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' } as const;
