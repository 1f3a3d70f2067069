import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { SupplierRow } from '../../../shared/suppliers.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { SupplierOrders } from '../../components/purchasing/supplier-orders.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { CasesSection } from '../../components/supplier/cases-section.tsx';
import { SendCaseDialog } from '../../components/supplier/send-case-dialog.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { SupplierDialog } from './supplier-dialog.tsx';

type Dialog = 'edit' | 'archive' | 'restore' | 'send';

/** One supplier: how to reach them, what was sent to them, and what is on its way. */
export function SupplierPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneSupplier key={id} id={id} /> : <NotFoundPage />;
}

function OneSupplier({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('suppliers');
  const query = useQuery(useTRPC().suppliers.get.queryOptions({ id }));
  const mayManage = useCan()('suppliers.manage');
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const refusal = mayManage ? undefined : t('refusal.role');
  const button = (command: Dialog, isPrimary = false) => ({
    label: t(`command.${command}`),
    onClick: () => setDialog(command),
    refusal,
    isPrimary,
  });
  const supplier = query.data;
  return (
    <>
      <DetailPage<SupplierRow>
        query={query}
        backTo="/suppliers"
        title={(row) => row.name}
        subtitle={(row) => t(`kind.${row.kind}`)}
        chip={(row) => row.archivedAt !== null && <StatusChip label={t('page.archived')} tone="ended" />}
        commands={(row) =>
          row.archivedAt === null ? [button('archive'), button('edit'), button('send', true)] : [button('restore', true)]
        }
      >
        {(row) => (
          <>
            <Section title={t('page.facts')}>
              <Facts
                items={[
                  [t('field.contactName'), row.contactName],
                  [t('field.phone'), row.phone],
                  [t('field.address'), row.address],
                  [t('field.note'), row.note],
                ]}
              />
            </Section>
            <CasesSection of={{ supplierId: row.id }} isAlwaysShown />
            <SupplierOrders supplierId={row.id} />
          </>
        )}
      </DetailPage>
      {supplier && dialog === 'edit' && <SupplierDialog supplier={supplier} onClose={close} />}
      {supplier && dialog === 'send' && (
        <SendCaseDialog about={{ requestId: null, formId: null }} start={{ supplierName: supplier.name }} onClose={close} />
      )}
      {supplier && (dialog === 'archive' || dialog === 'restore') && <Confirm command={dialog} supplier={supplier} onClose={close} />}
    </>
  );
}

interface ConfirmProps {
  readonly command: 'archive' | 'restore';
  readonly supplier: SupplierRow;
  readonly onClose: () => void;
}

function Confirm({ command, supplier: { id, version, name }, onClose }: ConfirmProps): ReactNode {
  const { t } = useTranslation('suppliers');
  const { suppliers } = useTRPC();
  const commands = {
    archive: useCommand(suppliers.archive.mutationOptions(), { doneText: t('done.archived'), onDone: onClose }),
    restore: useCommand(suppliers.restore.mutationOptions(), { doneText: t('done.restored'), onDone: onClose }),
  };
  const { run, isPending } = commands[command];
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={name}
      consequence={t(`dialog.${command}`)}
      isPending={isPending}
      onConfirm={() => run({ id, version })}
      onClose={onClose}
    />
  );
}
