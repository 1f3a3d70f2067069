import Star from '@mui/icons-material/Star';
import StarBorder from '@mui/icons-material/StarBorder';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerView } from '../../../shared/customers.ts';
import { useTRPC } from '../../api.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { keyReasonText } from '../../components/key-reason-text.ts';
import { Money } from '../../components/money.tsx';
import { useCan } from '../../session.tsx';
import { KeyDialog } from './key-dialog.tsx';

/** A contact in one line with every way to reach it; `channel` is the usual one in words. */
export function contactLine({ name, formOfAddress, role, email, wechat, fax }: CustomerView['contacts'][number], channel: string): string {
  return [name, formOfAddress, role, email, wechat, fax, channel && `（${channel}）`].filter(Boolean).join(' ');
}

export function addressLine({ province, city, text, postcode, label }: CustomerView['addresses'][number]): string {
  return [[province, city, text].filter(Boolean).join(''), postcode, label && `（${label}）`].filter(Boolean).join(' ');
}

/** Why this is a key customer or not, the engineer, and whatever else the file holds; what is empty takes no room (B-01). */
export function CustomerFileFacts({ customer }: { readonly customer: CustomerView }): ReactNode {
  const { t } = useTranslation('customerFile');
  const { data: regions, isPending } = useQuery(useTRPC().regions.list.queryOptions());
  const region = regions?.find(({ name }) => name === customer.region);
  // The places of what the region says are kept until it is known, so that nothing below moves.
  const awaited = isPending && customer.region !== '' ? '…' : undefined;
  const distance = customer.distanceClass || region?.distanceClass;
  const channel = customer.nextServiceChannel;
  const next = [customer.nextServiceTopic, customer.nextServiceOn, channel && t(`channel.${channel}`)].filter(Boolean).join(' · ');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('field.totalPurchaseFen'), customer.totalPurchaseFen > 0 && <Money key="total" fen={customer.totalPurchaseFen} />],
    [t('field.engineerId'), customer.engineerName],
    [t('field.representative'), awaited ?? region?.representativeName],
    [t('field.distanceClass'), distance ? t(`distance.${distance}`) : awaited],
    [t('field.desiredServices'), customer.desiredServices],
    [t('field.nextService'), next],
    [t('field.callTime'), customer.callTime],
    [t('field.buyIntention'), customer.buyIntention],
    [t('field.consumption'), customer.consumption],
    [t('field.interests'), customer.interests],
    [t('field.preferences'), customer.preferences],
    [t('field.source'), customer.source],
  ];
  const filled = facts.filter(([, value]) => Boolean(value));
  return (
    <Section title={t('files.state')}>
      <KeyLine customer={customer} />
      {filled.length > 0 && (
        <Box sx={{ mt: 1.5 }}>
          <Facts items={filled} />
        </Box>
      )}
    </Section>
  );
}

/** The flag says why it is set, and who may decides against the rule (R-000-27, R-001-18). */
function KeyLine({ customer }: { readonly customer: CustomerView }): ReactNode {
  const { t, i18n } = useTranslation('customerFile');
  const allowed = useCan();
  const [isDeciding, setDeciding] = useState(false);
  const { isKeyCustomer, keyReason, keyNote } = customer;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      {isKeyCustomer ? <Star sx={{ color: 'warning.main' }} /> : <StarBorder sx={{ color: 'text.secondary' }} />}
      <Typography sx={{ fontWeight: 600 }}>{isKeyCustomer ? t('key.yes') : t('key.no')}</Typography>
      <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere', minWidth: 0 }}>
        {keyReasonText(i18n, keyReason, keyNote)}
      </Typography>
      {allowed('customers.write') && (
        <Button onClick={() => setDeciding(true)} sx={{ ml: 'auto' }}>
          {t('key.decide')}
        </Button>
      )}
      {isDeciding && <KeyDialog customer={customer} onClose={() => setDeciding(false)} />}
    </Box>
  );
}
