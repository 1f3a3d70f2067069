import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { HandoverView } from '../../../shared/handovers.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';

interface Values {
  /** Why a paper is not received, in the order of the lines; empty: it is. */
  readonly reasons: string[];
}

/** The receiver looks through the papers; what is not there or not right gets its reason and is not received. */
export function ConfirmReceiptDialog({ handover, onClose }: { readonly handover: HandoverView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('handovers');
  const { id, version, no, lines } = handover;
  const form = useForm<Values>({ defaultValues: { reasons: lines.map(() => '') } });
  const confirm = useCommand(useTRPC().handovers.confirm.mutationOptions(), { doneText: t('confirmed', { no }), onDone: onClose });
  const submit = ({ reasons }: Values) =>
    confirm.run({
      id,
      version,
      refused: lines.flatMap((line, at) => {
        const reason = reasons[at]?.trim() ?? '';
        return reason === '' ? [] : [{ lineId: line.id, reason }];
      }),
    });
  return (
    <FormDialog
      form={form}
      title={t('confirmTitle', { no })}
      action={t('confirm')}
      isPending={confirm.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('confirmHint')}</Typography>
      <Box sx={{ display: 'grid', gap: 1, maxHeight: 420, overflow: 'auto', pt: 0.75 }}>
        {lines.map((line, at) => (
          <Box key={line.id} sx={{ display: 'grid', gap: 1, gridTemplateColumns: '180px 1fr', alignItems: 'center' }}>
            <Box sx={tabular}>{line.no}</Box>
            <FormTextField name={`reasons.${at}`} label={t('refuseReason')} maxLength={300} />
          </Box>
        ))}
      </Box>
    </FormDialog>
  );
}
