import Star from '@mui/icons-material/Star';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { CallerView, InstalledItemView } from '../../../shared/customers.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { CustomerItems } from './customer-items.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { OpenRequests } from './open-requests.tsx';
import { TalkDialog } from './talk-dialog.tsx';

type Open = { readonly dialog: 'edit' | 'talk' } | { readonly dialog: 'item'; readonly item: InstalledItemView | undefined };

/** One customer with everything: facts, what is open, what was bought, and all dealings by date (R-002-28). */
export function CustomerPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneCustomer key={id} id={id} /> : <NotFoundPage />;
}

function OneCustomer({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('customers');
  const trpc = useTRPC();
  const allowed = useCan();
  const navigate = useNavigate();
  const query = useQuery(trpc.customers.get.queryOptions({ id }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayWrite = allowed('customers.write');
  const commands: CommandButtonProps[] = [
    ...(mayWrite
      ? [
          { label: t('page.edit'), onClick: () => setOpen({ dialog: 'edit' }) },
          { label: t('page.addItem'), onClick: () => setOpen({ dialog: 'item', item: undefined }) },
          { label: t('page.logTalk'), onClick: () => setOpen({ dialog: 'talk' }) },
        ]
      : []),
    ...(allowed('requests.log')
      ? [{ label: t('page.newRequest'), onClick: () => navigate(`/intake?customer=${id}`), isPrimary: true }]
      : []),
  ];
  const customer = query.data?.customer;
  return (
    <>
      <DetailPage<CallerView>
        query={query}
        backTo="/customers"
        title={(view) => view.customer.name}
        chip={(view) => view.customer.isKeyCustomer && <StatusChip label={t('field.keyCustomer')} tone="attention" icon={<Star />} />}
        subtitle={(view) => [t(`kind.${view.customer.kind}`), view.customer.region].filter(Boolean).join(' · ')}
        commands={() => commands}
        aside={(view) => <CustomerHistory view={view} />}
      >
        {(view) => (
          <>
            <CustomerFacts view={view} />
            <Section title={t('page.open')}>
              <OpenRequests requests={view.openRequests} />
            </Section>
            <Section title={t('page.items')}>
              <CustomerItems items={view.items} onEdit={mayWrite ? (item) => setOpen({ dialog: 'item', item }) : undefined} />
            </Section>
          </>
        )}
      </DetailPage>
      {customer && open?.dialog === 'edit' && <CustomerDialog customer={customer} onClose={close} />}
      {open?.dialog === 'item' && <ItemDialog customerId={id} item={open.item} onClose={close} />}
      {open?.dialog === 'talk' && <TalkDialog customerId={id} onClose={close} />}
    </>
  );
}

function CustomerFacts({ view }: { readonly view: CallerView }): ReactNode {
  const { t } = useTranslation('customers');
  const { customer } = view;
  const lines = (texts: readonly string[]) => texts.join('\n');
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('field.phones'), lines(customer.phones.map((phone) => [phone.shownAs, phone.contactName].filter(Boolean).join(' ')))],
          [
            t('field.contacts'),
            lines(customer.contacts.map((contact) => [contact.name, contact.formOfAddress, contact.role].filter(Boolean).join(' '))),
          ],
          [
            t('field.addresses'),
            lines(customer.addresses.map((address) => [address.text, address.label && `（${address.label}）`].filter(Boolean).join(''))),
          ],
          [t('field.createdAt'), <When key="created" at={customer.createdAt} as="date" />],
        ]}
      />
      {customer.note && <Typography sx={{ mt: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{customer.note}</Typography>}
    </Section>
  );
}
