import Star from '@mui/icons-material/Star';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { CallerView } from '../../../shared/customers.ts';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { openCallDialog } from '../../components/call-dialog-store.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { ContractSection } from '../../components/contract-section.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { ItemDialog } from '../../components/installed-item/item-dialog.tsx';
import { ConsentSection } from '../../components/privacy/consent-section.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { CustomerCards } from './customer-cards.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { CustomerFileFacts, addressLine, contactLine } from './customer-file-facts.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { CustomerMerges } from './customer-merges.tsx';
import { CustomerItems, ItemLabelsLink } from './customer-items.tsx';
import { CustomerProjects } from './customer-projects.tsx';
import { FileNotice } from './file-notice.tsx';
import { OpenRequests } from './open-requests.tsx';
import { useCustomer } from './use-customer.ts';

type Open = { readonly dialog: 'edit' } | { readonly dialog: 'item'; readonly item: InstalledItemView | undefined };

/** One customer with everything: facts, what is open, what was bought, and all dealings by date (R-002-28). */
export function CustomerPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneCustomer key={id} id={id} /> : <NotFoundPage />;
}

function OneCustomer({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation(['customers', 'merges']);
  const allowed = useCan();
  const navigate = useNavigate();
  const query = useCustomer(id);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayWrite = allowed('customers.write');
  const customer = query.data?.customer;
  const commands: CommandButtonProps[] = [
    ...(mayWrite
      ? [
          { label: t('page.edit'), onClick: () => setOpen({ dialog: 'edit' }) },
          { label: t('page.addItem'), onClick: () => setOpen({ dialog: 'item', item: undefined }) },
          { label: t('page.logTalk'), onClick: () => customer && openCallDialog({ customer: { id, name: customer.name } }) },
        ]
      : []),
    ...(allowed('customers.merge') ? [{ label: t('merges:merge.command'), onClick: () => navigate(`/customers/merge?kept=${id}`) }] : []),
    ...(allowed('print.documents') ? [{ label: t('page.printFile'), onClick: () => navigate(`/print/customer-file?customer=${id}`) }] : []),
    ...(allowed('requests.log')
      ? [{ label: t('page.newRequest'), onClick: () => navigate(`/intake?customer=${id}`), isPrimary: true }]
      : []),
  ];
  return (
    <>
      <DetailPage<CallerView>
        query={query}
        backTo="/customers"
        title={(view) => view.customer.name}
        chip={(view) => view.customer.isKeyCustomer && <StatusChip label={t('field.keyCustomer')} tone="attention" icon={<Star />} />}
        subtitle={(view) => [t(`kind.${view.customer.kind}`), view.customer.region].filter(Boolean).join(' · ')}
        commands={() => commands}
        aside={(view) => <CustomerHistory customerId={view.customer.id} />}
      >
        {(view) => (
          <>
            <CustomerMerges customerId={id} />
            <FileNotice
              customerId={id}
              version={view.customer.version}
              name={view.customer.name}
              dueAt={view.customer.fileCompletedAt === null ? view.customer.fileDueAt : null}
            />
            <CustomerFacts view={view} />
            <CustomerFileFacts customer={view.customer} />
            <ContractSection subject="customer" id={id} />
            <Section title={t('page.open')}>
              <OpenRequests requests={view.openRequests} />
            </Section>
            <Section title={t('page.items')} actions={<ItemLabelsLink items={view.items} />}>
              <CustomerItems items={view.items} onEdit={mayWrite ? (item) => setOpen({ dialog: 'item', item }) : undefined} />
            </Section>
            <CustomerProjects customerId={id} />
            <CustomerCards customerId={id} />
            <ConsentSection customerId={id} name={view.customer.name} />
          </>
        )}
      </DetailPage>
      {customer && open?.dialog === 'edit' && <CustomerDialog customer={customer} onClose={close} />}
      {open?.dialog === 'item' && <ItemDialog customerId={id} item={open.item} onClose={close} />}
    </>
  );
}

function CustomerFacts({ view }: { readonly view: CallerView }): ReactNode {
  const { t } = useTranslation(['customers', 'customerFile']);
  const { customer } = view;
  const lines = (texts: readonly string[]) => texts.join('\n');
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('field.phones'), lines(customer.phones.map((phone) => [phone.shownAs, phone.contactName].filter(Boolean).join(' ')))],
          [
            t('field.contacts'),
            lines(customer.contacts.map((one) => contactLine(one, one.channel && t(`customerFile:channel.${one.channel}`)))),
          ],
          [t('field.addresses'), lines(customer.addresses.map(addressLine))],
          [t('field.createdAt'), <When key="created" at={customer.createdAt} as="date" />],
        ]}
      />
      {customer.note && <Typography sx={{ mt: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{customer.note}</Typography>}
    </Section>
  );
}
