import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { checkToolPurchaseInput } from '../../../shared/tool-purchases.ts';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ItemCell } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { useLineErrors } from './use-line-errors.ts';

interface DialogProps {
  readonly purchase: ToolPurchaseView;
  readonly onClose: () => void;
}

const checkLine = checkToolPurchaseInput.shape.lines.element.extend({ wanted: z.number() }).refine(
  ({ qty, wanted, difference }) => qty === wanted || difference !== '',
  // R-000-63: a difference says what it is
  { error: 'required', path: ['difference'] },
);
const schema = z.object({ lines: z.array(checkLine) });
type Values = z.input<typeof schema>;

/** What has come is counted against the request, line by line (R-000-63). */
export function CheckDialog(props: DialogProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  return (
    <AppDialog open title={`${props.purchase.no} ${t('command.check')}`} onClose={props.onClose} maxWidth="md">
      <CheckForm {...props} />
    </AppDialog>
  );
}

function CheckForm({ purchase: shown, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'common']);
  // what the user saw: a newer version that comes meanwhile is not overwritten
  const [{ id, version, no, state, lines: wanted }] = useState(shown);
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      lines: wanted.map((line) => ({
        lineId: line.id,
        wanted: line.qty,
        // the first time nothing is counted yet; later what was counted stands there
        qty: state === 'sent' ? (null as unknown as number) : line.checkedQty,
        difference: line.difference,
      })),
    },
  });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `tool-check-${id}-${version}`);
  const check = useCommand(useTRPC().toolPurchases.check.mutationOptions(), {
    errorToast: false,
    doneText: t('toolPurchases:done.checked', { no }),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  const foot = useLineErrors(form, check.error, (nth) => nth);
  const allHere = () => lines.forEach(({ wanted: qty }, index) => form.setValue(`lines.${index}.qty`, qty, { shouldDirty: true }));
  const submit = ({ lines: counted }: z.output<typeof schema>) =>
    check.run({ id, version, lines: counted.map(({ lineId, qty, difference }) => ({ lineId, qty, difference })) });
  return (
    <DialogContent sx={{ pt: '8px !important' }}>
      <AppForm form={form} onSubmit={submit} label={t('toolPurchases:command.check')}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Typography sx={{ color: 'text.secondary', mr: 'auto' }}>{t('toolPurchases:check.hint')}</Typography>
          <Button onClick={allHere}>{t('toolPurchases:check.all')}</Button>
        </Box>
        <Table aria-label={t('toolPurchases:page.lines')} sx={quietLabels}>
          <TableHead>
            <TableRow>
              <TableCell>{t('toolPurchases:field.tool')}</TableCell>
              <TableCell sx={{ width: 90 }} align="right">
                {t('toolPurchases:field.qty')}
              </TableCell>
              <TableCell sx={{ width: 140 }}>{t('toolPurchases:field.arrivedQty')}</TableCell>
              <TableCell sx={{ width: '38%' }}>{t('toolPurchases:field.differenceText')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {wanted.map((line, index) => (
              <TableRow key={line.id}>
                <TableCell>
                  <ItemCell item={line} />
                </TableCell>
                <TableCell align="right" sx={{ pt: '12px !important', whiteSpace: 'nowrap', ...tabular }}>
                  {line.qty} {line.unit}
                </TableCell>
                <TableCell>
                  <FormQuantityField
                    name={`lines.${index}.qty`}
                    label={t('toolPurchases:field.arrivedOf', { name: line.name })}
                    unit={line.unit}
                    required
                    autoFocus={index === 0}
                  />
                </TableCell>
                <TableCell>
                  <FormTextField
                    name={`lines.${index}.difference`}
                    label={t('toolPurchases:field.differenceOf', { name: line.name })}
                    maxLength={200}
                    helperText={differenceText(line.qty, lines[index]?.qty)}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {foot && <Alert severity="error">{foot}</Alert>}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={check.isPending}>
            {t('toolPurchases:command.check')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </DialogContent>
  );

  function differenceText(asked: number, came: number | null | undefined): string | undefined {
    if (came === null || came === undefined || !Number.isSafeInteger(came) || came === asked) return undefined;
    return came < asked ? t('toolPurchases:check.under', { count: asked - came }) : t('toolPurchases:check.over', { count: came - asked });
  }
}
