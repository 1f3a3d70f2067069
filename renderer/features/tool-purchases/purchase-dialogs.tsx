import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { dayOf } from '../../../shared/time.ts';
import { bookToolPurchaseInput, sendToolPurchaseInput } from '../../../shared/tool-purchases.ts';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormSuggestField } from '../../components/form-suggest-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

interface DialogProps {
  readonly purchase: ToolPurchaseView;
  readonly onClose: () => void;
}

const sendSchema = sendToolPurchaseInput.omit({ id: true, version: true });
type SendValues = z.input<typeof sendSchema>;

/** Sent to the service centre: when, how and where to; where to is a setting of the shop (R-000-62). */
export function SendDialog(props: DialogProps): ReactNode {
  const rules = useQuery(useTRPC().tools.rules.queryOptions());
  return rules.data ? <SendForm {...props} sentTo={rules.data.serviceCentre} /> : null;
}

function SendForm({ purchase: shown, sentTo, onClose }: DialogProps & { readonly sentTo: string }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const zone = useZone();
  // what the user saw: a newer version that comes meanwhile is not overwritten
  const [{ id, version, no }] = useState(shown);
  const form = useForm<SendValues, unknown, z.output<typeof sendSchema>>({
    resolver: zodResolver(sendSchema),
    defaultValues: { sentOn: dayOf(Date.now(), zone), sentWay: t('send.fax'), sentTo },
  });
  const send = useCommand(useTRPC().toolPurchases.send.mutationOptions(), { form, doneText: t('done.sent', { no }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${no} ${t('command.send')}`}
      action={t('command.send')}
      isPending={send.isPending}
      maxWidth="xs"
      onSubmit={(values) => send.run({ id, version, ...values })}
      onClose={onClose}
    >
      <FormDayField name="sentOn" label={t('field.sentOn')} required autoFocus />
      <FormSuggestField
        name="sentWay"
        label={t('field.sentWay')}
        required
        maxLength={40}
        suggestions={[t('send.fax'), t('send.email'), t('send.message'), t('send.post')]}
      />
      <FormTextField name="sentTo" label={t('field.sentTo')} required maxLength={60} />
    </FormDialog>
  );
}

const bookSchema = bookToolPurchaseInput.omit({ id: true, version: true });
type BookValues = z.input<typeof bookSchema>;

/** 行政部 has entered its copy in the general ledger 总账 (R-000-64). */
export function BookDialog({ purchase: shown, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const [{ id, version, no }] = useState(shown);
  const form = useForm<BookValues, unknown, z.output<typeof bookSchema>>({
    resolver: zodResolver(bookSchema),
    defaultValues: { ledgerNo: '' },
  });
  const book = useCommand(useTRPC().toolPurchases.book.mutationOptions(), { form, doneText: t('done.booked', { no }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${no} ${t('command.book')}`}
      action={t('command.book')}
      isPending={book.isPending}
      maxWidth="xs"
      onSubmit={(values) => book.run({ id, version, ...values })}
      onClose={onClose}
    >
      <FormTextField name="ledgerNo" label={t('field.ledgerNo')} required autoFocus maxLength={40} />
    </FormDialog>
  );
}
