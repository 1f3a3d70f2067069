import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { totalOf, writeServiceInput } from '../../../shared/repair-cases.ts';
import type { RepairView, ServiceLine } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { Money } from '../../components/money.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { noLine, ServiceLines } from './service-lines.tsx';
import type { ServiceForm } from './service-lines.tsx';

const schema = writeServiceInput.omit({ id: true, version: true });
type Facts = z.output<typeof schema>;

interface ServiceDialogProps {
  readonly repair: RepairView;
  readonly onClose: () => void;
}

/** The 维修服务单 is written: items, quantities, method, cost, and the comparison with budget and change orders (R-002-41). */
export function ServiceDialog({ repair, onClose }: ServiceDialogProps): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <AppDialog open title={t('dialog.service', { no: repair.serviceNo })} onClose={onClose} maxWidth="lg">
      <Form repair={repair} onClose={onClose} />
    </AppDialog>
  );
}

function Form({ repair, onClose }: ServiceDialogProps): ReactNode {
  const { t } = useTranslation(['repairCases', 'common']);
  const [version, setVersion] = useState(repair.version);
  const { lines, isCompared } = repair;
  const form = useForm<ServiceForm, unknown, Facts>({
    resolver: zodResolver(schema) as never,
    defaultValues: { lines: lines.length > 0 ? [...lines] : [noLine], isCompared },
  });
  const draft = useServerDraft(form, 'other', `repair-service-${repair.id}`);
  const write = useCommand(useTRPC().repairCases.writeService.mutationOptions(), { form, errorToast: false });
  const isStale = write.error?.code === 'staleVersion';
  const save = async (facts: Facts, over = version) => {
    const receipt = await write.run({ id: repair.id, version: over, ...facts });
    if (!receipt) return undefined;
    draft.finish();
    showToast(t('repairCases:done.service'));
    await draft.remove();
    onClose();
    return receipt;
  };
  return (
    <AppForm form={form} onSubmit={(facts) => save(facts)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { md: 900 } }}>
        <ServiceLines />
        <Total control={form.control} />
        <FormSwitchField name="isCompared" label={t('repairCases:field.isCompared')} />
        {isStale && (
          <Alert
            severity="warning"
            action={
              <Button
                color="inherit"
                onClick={() => {
                  setVersion(repair.version);
                  void form.handleSubmit((facts) => save(facts, repair.version))();
                }}
              >
                {t('common:stale.useMine')}
              </Button>
            }
          >
            {write.error?.text} {repair.lines.map(lineText).join('; ')}
          </Alert>
        )}
        {write.error && !isStale && <Alert severity="error">{write.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={write.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function lineText({ item, quantity, laborFen, materialFen }: ServiceLine): string {
  return `${item} ${quantity} ${formatYuan(laborFen)} + ${formatYuan(materialFen)}`;
}

/** The sum while it is typed. */
function Total({ control }: { readonly control: Control<ServiceForm, unknown, Facts> }): ReactNode {
  const { t } = useTranslation('repairCases');
  const lines = useWatch({ control, name: 'lines' });
  const fen = (value: number | null) => (Number.isSafeInteger(value) ? (value ?? 0) : 0);
  const total = totalOf(lines.map((line) => ({ laborFen: fen(line.laborFen), materialFen: fen(line.materialFen) })));
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }} aria-live="polite">
      <Typography sx={{ fontWeight: 700 }}>
        {t('field.total')} <Money fen={total} />
      </Typography>
    </Box>
  );
}
