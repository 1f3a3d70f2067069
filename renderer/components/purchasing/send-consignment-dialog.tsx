import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { sendConsignmentInput } from '../../../shared/consignments.ts';
import type { SendConsignmentInput } from '../../../shared/consignments.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { FormDialog } from '../form-dialog.tsx';
import { ConsignmentFields } from './consignment-fields.tsx';
import type { ConsignmentAbout } from './consignments-section.tsx';

interface SendConsignmentDialogProps {
  readonly about: ConsignmentAbout;
  readonly start: Partial<SendConsignmentInput>;
  /** Everything of the order that was rejected goes along. */
  readonly withRejected?: boolean;
  readonly onDone?: (id: number) => unknown;
  readonly onClose: () => void;
}

/** Goods are on their way: which, how, and when they are expected (R-004-58). */
export function SendConsignmentDialog({ about, start, withRejected = false, onDone, onClose }: SendConsignmentDialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const today = dayOf(Date.now(), useZone());
  const form = useForm<SendConsignmentInput, unknown, z.output<typeof sendConsignmentInput>>({
    resolver: zodResolver(sendConsignmentInput),
    defaultValues: {
      direction: 'out',
      way: 'freight',
      party: '',
      what: '',
      carrier: '',
      trackingNo: '',
      sentOn: today,
      costFen: 0,
      note: '',
      ...start,
      // what should have come long ago says nothing about when it comes
      expectedOn: start.expectedOn && start.expectedOn >= today ? start.expectedOn : '',
      ...about,
      withRejected,
    },
  });
  const send = useCommand(useTRPC().consignments.send.mutationOptions(), {
    form,
    doneText: ({ no }) => t('done.sent', { no }),
    onDone: async ({ id }) => {
      onClose();
      await onDone?.(id);
    },
  });
  return (
    <FormDialog form={form} title={t('dialog.send')} isPending={send.isPending} onSubmit={send.run} onClose={onClose}>
      {withRejected && <Alert severity="info">{t('dialog.rejectedAlong')}</Alert>}
      <ConsignmentFields isFixed={about.purchaseOrderId !== undefined} />
    </FormDialog>
  );
}
