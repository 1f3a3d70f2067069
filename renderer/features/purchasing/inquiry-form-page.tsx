import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { id, line, optionalDay, quantity } from '../../../shared/fields.ts';
import type { InquiryView } from '../../../shared/inquiries.ts';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ItemSearch } from '../../components/purchasing/item-search.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { ItemCell, RemoveLine } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';

const inquiryLine = z.object({
  itemId: id,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  packUnit: z.string(),
  packQty: z.number(),
  qty: quantity,
});
const schema = z.object({ answerBy: optionalDay, note: line(300), lines: z.array(inquiryLine).min(1).max(100) });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

export function NewInquiryPage(): ReactNode {
  return <InquiryForm start={{ answerBy: '', note: '', lines: [] }} />;
}

export function EditInquiryPage(): ReactNode {
  const inquiryId = Number(useParams()['id']);
  const query = useQuery(useTRPC().inquiries.get.queryOptions({ id: inquiryId }, { staleTime: 0, gcTime: 0 }));
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const inquiry = query.data as unknown as InquiryView;
  const lines = inquiry.lines.map(({ lineId: _of, ...rest }) => rest);
  return <InquiryForm key={inquiryId} start={{ answerBy: inquiry.answerBy, note: inquiry.note, lines }} inquiry={inquiry} />;
}

/** Which items suppliers are asked for. */
function InquiryForm({ start, inquiry }: { readonly start: Values; readonly inquiry?: InquiryView }): ReactNode {
  const { t } = useTranslation(['purchasing', 'common']);
  const navigate = useNavigate();
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: start });
  const { append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `inquiry-${inquiry?.id ?? 'new'}`);
  const save = useCommand(useTRPC().inquiries.save.mutationOptions(), {
    form,
    doneText: ({ no }) => t('purchasing:done.saved', { no }),
    onDone: async (receipt) => {
      draft.finish();
      await draft.remove();
      await navigate(`/purchasing/inquiries/${receipt.id}`, { replace: true });
    },
  });
  const add = ({ id: itemId, code, name, spec, unit, packUnit, packQty }: PartRow) => {
    if (form.getValues('lines').some((one) => one.itemId === itemId)) return;
    append({ itemId, code, name, spec, unit, packUnit, packQty, qty: packQty }, { focusName: `lines.${lines.length}.qty` });
  };
  const submit = ({ lines: rows, ...facts }: Out) =>
    save.run({
      ...(inquiry && { id: inquiry.id, version: inquiry.version }),
      ...facts,
      lines: rows.map(({ itemId, qty }) => ({ itemId, qty })),
    });
  const title = inquiry ? `${t('purchasing:dialog.editInquiry')} ${inquiry.no}` : t('purchasing:dialog.newInquiry');
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} backTo={inquiry ? `/purchasing/inquiries/${inquiry.id}` : '/purchasing/inquiries'} />
      <AppForm form={form} onSubmit={submit} label={title} sx={{ px: 2, pb: 2 }}>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <ItemSearch label={t('purchasing:dialog.addItem')} onPick={add} autoFocus />
          <Box sx={{ width: 180, display: 'grid' }}>
            <FormDayField name="answerBy" label={t('purchasing:field.answerBy')} />
          </Box>
          <Box sx={{ width: 340, display: 'grid' }}>
            <FormTextField name="note" label={t('purchasing:field.note')} maxLength={300} />
          </Box>
        </Box>
        {lines.length === 0 ? (
          <EmptyState title={t('purchasing:inquiries.emptyHint')} />
        ) : (
          <TablePaper>
            <Table aria-label={t('purchasing:inquiries.lines')} sx={quietLabels}>
              <TableHead>
                <TableRow>
                  <TableCell>{t('purchasing:field.item')}</TableCell>
                  <TableCell sx={{ width: 200 }}>{t('purchasing:field.qty')}</TableCell>
                  <TableCell sx={{ width: 44 }} />
                </TableRow>
              </TableHead>
              <TableBody>
                {lines.map((one, index) => (
                  <TableRow key={one.itemId}>
                    <TableCell>
                      <ItemCell item={one} />
                    </TableCell>
                    <TableCell>
                      <FormPackQuantityField
                        name={`lines.${index}.qty`}
                        label={t('purchasing:dialog.qtyOf', { name: one.name })}
                        item={one}
                      />
                    </TableCell>
                    <TableCell>
                      <RemoveLine name={one.name} onClick={() => remove(index)} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TablePaper>
        )}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button type="submit" variant="contained" loading={save.isPending} disabled={lines.length === 0}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
