import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { customerKinds } from '../../../shared/customers.ts';
import { FormSuggestField } from '../../components/form-suggest-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { useTRPC } from '../../api.ts';
import { FormTextField } from '../../components/form-text-field.tsx';
import { MoreFields } from './more-fields.tsx';
import { emptyAddress, emptyContact, emptyPhone } from './customer-form-values.ts';
import type { CustomerForm } from './customer-form-values.ts';

/** The fields of a customer; the first contact, phone and address are the usual ones. */
export function CustomerFields({ engineerName }: { readonly engineerName: string | undefined }): ReactNode {
  const { t } = useTranslation('customers');
  const regions = useQuery(useTRPC().regions.list.queryOptions()).data ?? [];
  // `id` is the stored line's own
  const contacts = useFieldArray<CustomerForm, 'contacts', 'key'>({ name: 'contacts', keyName: 'key' });
  const phones = useFieldArray<CustomerForm, 'phones', 'key'>({ name: 'phones', keyName: 'key' });
  const addresses = useFieldArray<CustomerForm, 'addresses', 'key'>({ name: 'addresses', keyName: 'key' });
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '2fr 1fr 1fr' }}>
        <FormTextField name="name" label={t('field.name')} maxLength={80} required autoFocus />
        <FormChoiceField
          name="kind"
          label={t('field.kind')}
          options={customerKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <FormSuggestField name="region" label={t('field.region')} maxLength={60} suggestions={regions.map((region) => region.name)} />
      </Box>
      <Lines
        title={t('field.phones')}
        keys={phones.fields.map(({ key }) => key)}
        add={t('form.addPhone')}
        onAdd={() => phones.append(emptyPhone)}
        removeLabel={(n) => t('form.removePhone', { n })}
        onRemove={phones.fields.length > 1 ? phones.remove : undefined}
        columns="1fr 1fr"
        line={(index) => (
          <>
            <FormTextField
              name={`phones.${index}.shownAs`}
              label={t('field.phone')}
              maxLength={40}
              inputMode="tel"
              required={index === 0}
            />
            <FormTextField name={`phones.${index}.contactName`} label={t('field.phoneOf')} maxLength={40} />
          </>
        )}
      />
      <Lines
        title={t('field.contacts')}
        keys={contacts.fields.map(({ key }) => key)}
        add={t('form.addContact')}
        onAdd={() => contacts.append(emptyContact)}
        removeLabel={(n) => t('form.removeContact', { n })}
        onRemove={contacts.remove}
        columns="2fr 1fr 2fr"
        line={(index) => (
          <>
            <FormTextField name={`contacts.${index}.name`} label={t('field.contactName')} maxLength={40} />
            <FormTextField name={`contacts.${index}.formOfAddress`} label={t('field.formOfAddress')} maxLength={10} />
            <FormTextField name={`contacts.${index}.role`} label={t('field.role')} maxLength={40} />
          </>
        )}
      />
      <Lines
        title={t('field.addresses')}
        keys={addresses.fields.map(({ key }) => key)}
        add={t('form.addAddress')}
        onAdd={() => addresses.append(emptyAddress)}
        removeLabel={(n) => t('form.removeAddress', { n })}
        onRemove={addresses.remove}
        columns="4fr 1fr"
        line={(index) => (
          <>
            <FormTextField name={`addresses.${index}.text`} label={t('field.address')} maxLength={200} />
            <FormTextField name={`addresses.${index}.label`} label={t('field.addressLabel')} maxLength={20} />
          </>
        )}
      />
      <FormTextField name="note" label={t('field.note')} multiline maxLength={2000} />
      <MoreFields engineerName={engineerName} />
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly keys: readonly string[];
  readonly add: string;
  readonly onAdd: () => void;
  readonly removeLabel: (n: number) => string;
  readonly onRemove: ((index: number) => void) | undefined;
  readonly columns: string;
  readonly line: (index: number) => ReactNode;
}

function Lines({ title, keys, add, onAdd, removeLabel, onRemove, columns, line }: LinesProps): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <Box role="group" aria-label={title} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="h3">{title}</Typography>
        {keys.length > 1 && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('form.first')}
          </Typography>
        )}
        <Button startIcon={<Add fontSize="small" />} onClick={onAdd} disabled={keys.length >= 20} sx={{ ml: 'auto' }}>
          {add}
        </Button>
      </Box>
      {keys.map((key, index) => (
        <Box key={key} sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
          <Box sx={{ flex: 1, display: 'grid', gap: 1, gridTemplateColumns: columns }}>{line(index)}</Box>
          {onRemove && (
            <IconButton aria-label={removeLabel(index + 1)} onClick={() => onRemove(index)} sx={{ mt: 0.5 }}>
              <Delete fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
    </Box>
  );
}
