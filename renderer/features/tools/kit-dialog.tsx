import { zodResolver } from '@hookform/resolvers/zod';
import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { toolKitInput } from '../../../shared/tool-kits.ts';
import type { ToolKit } from '../../../shared/tool-kits.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { KindField } from './kind-field.tsx';

const schema = toolKitInput.omit({ id: true, version: true }).superRefine(({ lines }, context) => {
  const seen = new Set<number>();
  for (const [nth, { itemId }] of lines.entries()) {
    if (seen.has(itemId)) context.addIssue({ code: 'custom', path: ['lines', nth, 'itemId'], message: messageKey('toolKits:twice') });
    seen.add(itemId);
  }
});
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

const emptyLine = { itemId: 0, qty: 1 };
const mostLines = 60;

/** Makes or changes the standard kit of a post (R-000-80). */
export function KitDialog({ kit, onClose }: { readonly kit: ToolKit | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('toolKits');
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(schema),
    defaultValues: {
      ...{ name: kit?.name ?? '', post: kit?.post ?? '', isForJoining: kit?.isForJoining ?? true, isActive: kit?.isActive ?? true },
      lines: kit?.lines.map(({ itemId, qty }) => ({ itemId, qty })) ?? [emptyLine],
    },
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const save = useCommand(useTRPC().tools.saveKit.mutationOptions(), {
    form,
    doneText: () => t('saved', { name: form.getValues('name') }),
    onDone: onClose,
  });
  const code = save.error?.code;
  useEffect(() => {
    if (code === 'codeTaken') form.setError('name', { type: 'host', message: messageKey('errors:code.codeTaken') }, { shouldFocus: true });
  }, [code, form]);
  return (
    <FormDialog
      form={form}
      title={kit ? t('editTitle', { name: kit.name }) : t('newTitle')}
      isPending={save.isPending}
      onSubmit={(values) => save.run({ ...values, id: kit?.id ?? null, version: kit?.version ?? 0 })}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
        <FormTextField name="name" label={t('name')} required autoFocus maxLength={40} />
        <FormTextField name="post" label={t('post')} maxLength={40} />
        <FormSwitchField name="isForJoining" label={t('isForJoining')} />
        {kit && <FormSwitchField name="isActive" label={t('isActive')} />}
      </Box>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0, display: 'grid', gap: 1 }}>
        <Typography component="legend" variant="h3" sx={{ mb: 1 }}>
          {t('lines')}
        </Typography>
        {fields.map(({ id }, index) => (
          <Box key={id} sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr) 120px 36px', alignItems: 'start' }}>
            <KindField
              name={`lines.${index}.itemId`}
              label={t('kind')}
              required
              chosen={kit?.lines.find(({ itemId }) => itemId === form.getValues(`lines.${index}.itemId`))}
            />
            <FormQuantityField name={`lines.${index}.qty`} label={t('qty')} required />
            {fields.length > 1 ? (
              <IconButton aria-label={t('removeLine', { n: index + 1 })} onClick={() => remove(index)}>
                <Close fontSize="small" />
              </IconButton>
            ) : (
              <span />
            )}
          </Box>
        ))}
        <Button
          startIcon={<Add />}
          disabled={fields.length >= mostLines}
          onClick={() => append(emptyLine, { shouldFocus: false })}
          sx={{ justifySelf: 'start' }}
        >
          {t('addLine')}
        </Button>
      </Box>
    </FormDialog>
  );
}
