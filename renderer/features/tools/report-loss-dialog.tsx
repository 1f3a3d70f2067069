import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { reportLossInput } from '../../../shared/tool-losses.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof reportLossInput>;
type Out = z.output<typeof reportLossInput>;
type LostTool = Pick<HeldTool, 'issueId' | 'name' | 'toolNo' | 'openQty' | 'unit'>;

interface ReportLossDialogProps {
  readonly tool: LostTool;
  /** Who held it, where the page does not say so. */
  readonly holderName?: string;
  readonly onClose: () => void;
}

/** Reports that somebody lost a tool (R-000-74); its page then takes their statement and the decision. */
export function ReportLossDialog({ tool, holderName, onClose }: ReportLossDialogProps): ReactNode {
  const { t } = useTranslation(['toolLosses', 'tools']);
  const navigate = useNavigate();
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(reportLossInput),
    defaultValues: { issueId: tool.issueId, qty: tool.openQty, facts: '', bookedOn: '' },
  });
  const report = useCommand(useTRPC().tools.reportLoss.mutationOptions(), {
    form,
    doneText: ({ no }) => t('losses.reported', { no: no ?? '' }),
    onDone: ({ id }) => {
      onClose();
      void navigate(`/tools/losses/${id}`);
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('losses.reportTitle', { name: [tool.name, tool.toolNo].filter(Boolean).join(' ') })}
      action={t('losses.report')}
      isPending={report.isPending}
      onSubmit={(values) => report.run(values)}
      onClose={onClose}
    >
      {holderName !== undefined && <Alert severity="info">{t('losses.holderPays', { name: holderName })}</Alert>}
      <FormTextField name="facts" label={t('losses.facts')} required multiline maxLength={300} autoFocus />
      {tool.openQty > 1 && <FormQuantityField name="qty" label={t('losses.qty')} unit={tool.unit} required />}
      <FormDayField name="bookedOn" label={t('tools:one.day')} />
    </FormDialog>
  );
}
