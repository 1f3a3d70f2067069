import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  customerMoreFields,
  defaultShownFields,
  distanceClasses,
  serviceChannels,
  privateFields,
} from '../../../shared/customer-fields.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { CustomerForm } from './customer-form-values.ts';

const columns = { display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' } as const;

/** Everything about a customer that few calls need, folded until somebody wants it or something in it is wrong (B-01, B-02). */
export function MoreFields({ engineerName }: { readonly engineerName?: string | undefined }): ReactNode {
  const { t } = useTranslation('customerFile');
  const { errors } = useFormState<CustomerForm>();
  const [isOpen, setOpen] = useState(false);
  const isWrong = customerMoreFields.some((field) => errors[field] !== undefined);
  const isShown = isOpen || isWrong;
  const bodyId = useId();
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button
          aria-expanded={isShown}
          aria-controls={bodyId}
          startIcon={isShown ? <ExpandLess /> : <ExpandMore />}
          onClick={() => setOpen(!isOpen)}
        >
          {isShown ? t('more.hide') : t('more.show')}
        </Button>
        {!isShown && (
          <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
            {t('more.hint')}
          </Typography>
        )}
      </Box>
      <Collapse in={isShown} id={bodyId} unmountOnExit>
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          <ServiceFields engineerName={engineerName} />
          <ContactFields />
          <AddressFields />
        </Box>
      </Collapse>
    </Box>
  );
}

function ServiceFields({ engineerName }: { readonly engineerName: string | undefined }): ReactNode {
  const { t } = useTranslation('customerFile');
  const settings = useQuery(useTRPC().settings.get.queryOptions());
  const shown = settings.data?.shownFields ?? defaultShownFields;
  const channels = useChannels();
  const kept = privateFields.filter((field) => shown[field]);
  const [engineerId] = useState<unknown>(useFormContext<CustomerForm>().getValues('engineerId'));
  const chosen = typeof engineerId === 'number' && engineerName ? { id: engineerId, name: engineerName } : undefined;
  return (
    <>
      <Box role="group" aria-label={t('more.service')} sx={columns}>
        <FormMoneyField name="totalPurchaseFen" label={t('field.totalPurchaseFen')} />
        <FormTechnicianField name="engineerId" label={t('field.engineerId')} chosen={chosen} />
        <FormChoiceField
          name="distanceClass"
          label={t('field.distanceClass')}
          options={[
            { value: '', label: t('distance.none') },
            ...distanceClasses.map((value) => ({ value, label: t(`distance.${value}`) })),
          ]}
        />
        <FormTextField name="nextServiceTopic" label={t('field.nextServiceTopic')} maxLength={80} />
        <FormDayField name="nextServiceOn" label={t('field.nextServiceOn')} />
        <FormChoiceField name="nextServiceChannel" label={t('field.nextServiceChannel')} options={channels} />
        <FormTextField name="callTime" label={t('field.callTime')} maxLength={60} />
        <FormTextField name="buyIntention" label={t('field.buyIntention')} maxLength={200} />
        <FormTextField name="source" label={t('field.source')} maxLength={80} />
      </Box>
      <FormTextField name="desiredServices" label={t('field.desiredServices')} multiline maxLength={500} />
      {kept.length > 0 && (
        <Box role="group" aria-label={t('more.habits')} sx={columns}>
          {kept.map((field) => (
            <FormTextField key={field} name={field} label={t(`field.${field}`)} multiline maxLength={500} />
          ))}
        </Box>
      )}
    </>
  );
}

function ContactFields(): ReactNode {
  const { t } = useTranslation('customerFile');
  const channels = useChannels();
  const contacts = useWatch<CustomerForm, 'contacts'>({ name: 'contacts' }) ?? [];
  if (contacts.length === 0) return null;
  return (
    <Box role="group" aria-label={t('more.contacts')} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">{t('more.contacts')}</Typography>
      {contacts.map((contact, index) => (
        <NamedLine key={contact.id ?? `new-${index}`} name={contact.name || t('more.contactNo', { n: index + 1 })}>
          <FormTextField name={`contacts.${index}.email`} label={t('field.email')} type="email" maxLength={120} />
          <FormTextField name={`contacts.${index}.wechat`} label={t('field.wechat')} maxLength={60} />
          <FormTextField name={`contacts.${index}.fax`} label={t('field.fax')} maxLength={40} inputMode="tel" />
          <FormChoiceField name={`contacts.${index}.channel`} label={t('field.contactChannel')} options={channels} />
        </NamedLine>
      ))}
    </Box>
  );
}

function AddressFields(): ReactNode {
  const { t } = useTranslation('customerFile');
  const addresses = useWatch<CustomerForm, 'addresses'>({ name: 'addresses' }) ?? [];
  if (addresses.length === 0) return null;
  return (
    <Box role="group" aria-label={t('more.addresses')} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">{t('more.addresses')}</Typography>
      {addresses.map((address, index) => (
        <NamedLine key={address.id ?? `new-${index}`} name={address.text || t('more.addressNo', { n: index + 1 })}>
          <FormTextField name={`addresses.${index}.province`} label={t('field.province')} maxLength={40} />
          <FormTextField name={`addresses.${index}.city`} label={t('field.city')} maxLength={40} />
          <FormTextField name={`addresses.${index}.postcode`} label={t('field.postcode')} maxLength={12} inputMode="numeric" />
        </NamedLine>
      ))}
    </Box>
  );
}

function useChannels() {
  const { t } = useTranslation('customerFile');
  return [{ value: '', label: t('channel.none') }, ...serviceChannels.map((value) => ({ value, label: t(`channel.${value}`) }))];
}

/** Which contact or address the fields belong to, on the left. */
function NamedLine({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: '140px',
        gridAutoFlow: 'column',
        gridAutoColumns: 'minmax(0, 1fr)',
        alignItems: 'center',
      }}
    >
      <Typography noWrap title={name}>
        {name}
      </Typography>
      {children}
    </Box>
  );
}
