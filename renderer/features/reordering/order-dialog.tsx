import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { id, requiredLine } from '../../../shared/fields.ts';
import type { ReorderRow, ReorderTarget } from '../../../shared/reordering.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

const schema = z.strictObject({ reason: requiredLine(200), applicantId: id.nullable() });
type Values = z.input<typeof schema>;

interface OrderDialogProps {
  readonly target: ReorderTarget;
  readonly rows: readonly ReorderRow[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What was chosen becomes drafts; a single one is opened at once. */
export function OrderDialog({ target, rows, onDone, onClose }: OrderDialogProps): ReactNode {
  const { t } = useTranslation('reordering');
  const navigate = useNavigate();
  const { user } = useSession();
  const isOrder = target === 'purchaseOrder';
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { reason: t('whyDefault'), applicantId: user.staffId } });
  const order = useCommand(useTRPC().reordering.order.mutationOptions(), {
    form,
    doneText: ({ drafts }) => t('made', { numbers: drafts.map(({ no }) => no).join('、') }),
    onDone: ({ drafts }) => {
      onDone();
      const [only] = drafts;
      if (drafts.length === 1 && only) void navigate(`/purchasing/${isOrder ? 'orders' : 'requests'}/${only.id}`);
    },
  });
  const lines = rows.map(({ itemId, proposedQty }) => ({ itemId, qty: proposedQty }));
  return (
    <FormDialog
      form={form}
      title={t(isOrder ? 'orderTitle' : 'requestTitle')}
      action={t('create')}
      isPending={order.isPending}
      onSubmit={(values) => order.run({ target, lines, ...values })}
      onClose={onClose}
    >
      <Typography>{t('chosen', { count: rows.length })}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{t(isOrder ? 'orderHint' : 'requestHint')}</Typography>
      <FormTextField name="reason" label={t('why')} maxLength={200} required autoFocus />
      {!isOrder && user.staffId === null && <FormTechnicianField name="applicantId" label={t('applicant')} required />}
    </FormDialog>
  );
}
