import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useTRPC } from '../../api.ts';
import { CardTable } from '../../components/card-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { useCan } from '../../session.tsx';

/** The warranty cards of a customer (B-07), those of projects included. */
export function CustomerCards({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('projects');
  const allowed = useCan();
  const cards = useQuery(useTRPC().warrantyCards.list.queryOptions({ customerId, limit: 100 }));
  const make = allowed('customers.write') && (
    <Button component={RouterLink} to={`/warranty-cards/new?kind=B&customer=${customerId}`}>
      {t('page.cardB')}
    </Button>
  );
  return (
    <Section title={t('page.cards')} actions={make}>
      <CardTable cards={cards.data?.rows ?? []} />
    </Section>
  );
}
