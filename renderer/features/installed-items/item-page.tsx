import WarningAmber from '@mui/icons-material/WarningAmber';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { InstalledItemFile } from '../../../shared/installed-items.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { ItemDialog } from '../../components/installed-item/item-dialog.tsx';
import type { ListQuery } from '../../components/list-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { WarrantyMark } from '../../components/warranty-mark.tsx';
import { useCan } from '../../session.tsx';
import { ItemChanges } from './item-changes.tsx';
import { ItemFacts, VehicleFacts } from './item-facts.tsx';
import { ItemReplacements } from './item-replacements.tsx';
import { ItemRequests } from './item-requests.tsx';
import { ReplacePartDialog } from './replace-part-dialog.tsx';

/** One item, one file (R-002-92): what it is, its warranty with the reasons, every request and paper, who changed what. */
export function ItemPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneItem key={id} id={id} /> : <NotFoundPage />;
}

function OneItem({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('installedItems');
  const trpc = useTRPC();
  const allowed = useCan();
  const navigate = useNavigate();
  // what went through JSON is what the host sent: the changes hold values of unknown kinds
  const query = useQuery(trpc.installedItems.get.queryOptions({ id })) as unknown as ListQuery<InstalledItemFile>;
  const [dialog, setDialog] = useState<'edit' | 'replacement'>();
  const print = usePrintCommand();
  const close = () => setDialog(undefined);
  const refusal = allowed('customers.write') ? undefined : t('page.needRole');
  const file = query.data;
  return (
    <>
      <DetailPage<InstalledItemFile>
        query={query}
        backTo={file ? `/customers/${file.customer.id}` : '/customers'}
        title={({ item }) => [item.vehicle?.plate, item.category, item.brand, item.model].filter(Boolean).join(' ')}
        subtitle={({ customer }) => (
          <>
            <Link component={RouterLink} to={`/customers/${customer.id}`} underline="always">
              {customer.name}
            </Link>{' '}
            {customer.phone}
          </>
        )}
        chip={(view) => <UnsignedChip file={view} />}
        commands={({ customer }) => [
          { ...print(`/print/item-labels?ids=${id}`), label: t('page.printLabel') },
          { label: t('page.edit'), onClick: () => setDialog('edit'), refusal },
          { label: t('page.replacePart'), onClick: () => setDialog('replacement'), refusal },
          ...(allowed('requests.log')
            ? [{ label: t('page.newRequest'), onClick: () => void navigate(`/intake?customer=${customer.id}`), isPrimary: true }]
            : []),
        ]}
        aside={({ changes }) => (
          <Section title={t('page.changes')}>
            <ItemChanges changes={changes} />
          </Section>
        )}
      >
        {(view) => (
          <>
            <Section title={t('page.warranty')}>
              <WarrantyMark warranty={view.item.warranty} reasons="open" />
            </Section>
            {view.item.vehicle && (
              <Section title={t('page.vehicle')}>
                <VehicleFacts vehicle={view.item.vehicle} />
              </Section>
            )}
            <Section title={t('page.requests')}>
              <ItemRequests file={view} />
            </Section>
            {view.replacements.length > 0 && (
              <Section title={t('page.replacements')}>
                <ItemReplacements file={view} />
              </Section>
            )}
            <AttachmentsSection subject="installedItem" subjectId={view.item.id} />
            <Section title={t('page.facts')}>
              <ItemFacts item={view.item} />
            </Section>
          </>
        )}
      </DetailPage>
      {file && dialog === 'edit' && <ItemDialog customerId={file.customer.id} item={file.item} onClose={close} />}
      {file && dialog === 'replacement' && <ReplacePartDialog file={file} onClose={close} />}
    </>
  );
}

/** R-002-92: papers that the customer did not sign are flagged for the whole file. */
function UnsignedChip({ file }: { readonly file: InstalledItemFile }): ReactNode {
  const { t } = useTranslation('installedItems');
  const count = file.slips.filter(({ isUnsigned }) => isUnsigned).length;
  return count > 0 && <StatusChip label={t('page.unsignedAll', { count })} tone="attention" icon={<WarningAmber />} />;
}
