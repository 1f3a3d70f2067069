import Star from '@mui/icons-material/Star';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CustomerView } from '../../../shared/customers.ts';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { IntakeValues } from './intake-values.ts';

export interface CallerCardProps {
  readonly customer: CustomerView | undefined;
  /** The name from the match, shown until the customer is there. */
  readonly name: string | undefined;
  readonly onChange: () => void;
}

/** The chosen customer; contact, phone and address are this request's own and can be corrected here. */
export function CallerCard({ customer, name, onChange }: CallerCardProps): ReactNode {
  const { t } = useTranslation(['intake', 'requests', 'customers']);
  const { setValue } = useFormContext<IntakeValues>();
  const take = (field: 'contactName' | 'phone' | 'address', value: string) =>
    setValue(field, value, { shouldDirty: true, shouldValidate: true });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
          {customer?.isKeyCustomer && <Star titleAccess={t('intake:keyCustomer')} sx={{ fontSize: 20, color: 'warning.main' }} />}
          <Typography variant="h2" component="p" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {customer?.name ?? name ?? <Skeleton width={120} />}
          </Typography>
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', minHeight: 20 }}>
          {customer &&
            [t(`customers:kind.${customer.kind}`), customer.region, customer.isKeyCustomer ? t('intake:keyCustomer') : '']
              .filter(Boolean)
              .join(' · ')}
        </Typography>
        {customer?.note && (
          <Typography
            variant="body2"
            sx={{ color: 'warning.main', overflowWrap: 'anywhere', maxHeight: 60, overflow: 'auto' }}
            tabIndex={0}
          >
            {customer.note}
          </Typography>
        )}
        <Box sx={{ display: 'flex', gap: 1, ml: -1.5 }}>
          <Button onClick={onChange}>{t('intake:changeCustomer')}</Button>
          {customer && (
            <Button component={RouterLink} to={`/customers/${customer.id}`}>
              {t('intake:openCustomer')}
            </Button>
          )}
        </Box>
      </Box>
      <FormTextField name="contactName" label={t('requests:field.contactName')} maxLength={40} required />
      <Others
        values={customer?.contacts.map((contact) => contact.name)}
        name="contactName"
        onTake={(value) => take('contactName', value)}
      />
      <FormTextField name="phone" label={t('requests:field.phone')} maxLength={40} inputMode="tel" required />
      <Others values={customer?.phones.map((phone) => phone.shownAs)} name="phone" onTake={(value) => take('phone', value)} />
      <FormTextField name="address" label={t('requests:field.address')} maxLength={200} multiline minRows={1} required />
      <Others values={customer?.addresses.map((address) => address.text)} name="address" onTake={(value) => take('address', value)} />
    </Box>
  );
}

interface OthersProps {
  readonly values: readonly string[] | undefined;
  readonly name: 'contactName' | 'phone' | 'address';
  readonly onTake: (value: string) => void;
}

/** The customer's other contacts, phones or addresses, to take with one click. */
function Others({ values, name, onTake }: OthersProps): ReactNode {
  const { t } = useTranslation('intake');
  const current = useFormContext<IntakeValues>().watch(name);
  const others = [...new Set(values)].filter((value) => value !== current);
  if (others.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mt: -1, px: 0.5 }}>
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
        {t('other')}
      </Typography>
      {others.slice(0, 3).map((value) => (
        <Link
          key={value}
          component="button"
          type="button"
          variant="body2"
          underline="always"
          onClick={() => onTake(value)}
          sx={{ textAlign: 'left' }}
        >
          {value}
        </Link>
      ))}
    </Box>
  );
}
