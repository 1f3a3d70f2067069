import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { buyInput, consentInput, consentPosts, consentWays } from '../../../shared/material-requests.ts';
import type { ConsentPost, MaterialRequestView } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { footError } from './form-error.ts';

interface DialogProps {
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}

const consentSchema = consentInput.omit({ id: true, version: true });
type ConsentOut = z.output<typeof consentSchema>;
type Said = { userId: number | null; at: number | null; way: string };
type ConsentValues = Record<ConsentPost, Said>;
const nobody: Said = { userId: null, at: null, way: 'phone' };

/** R-000-33: whom was asked, when and how, before anything is bought. */
export function ConsentDialog({ request: shown, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { materialRequests } = useTRPC();
  const [{ id, version, no }] = useState(shown);
  const people = useQuery(materialRequests.consentPeople.queryOptions());
  const form = useForm<ConsentValues, unknown, ConsentOut>({
    resolver: zodResolver(consentSchema) as never,
    defaultValues: { supervisor: nobody, serviceManager: nobody },
  });
  const draft = useServerDraft(form, 'other', `material-consent-${id}`);
  const consent = useCommand(materialRequests.consent.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.step'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  const holders = (post: ConsentPost) => (people.data ?? []).filter(({ posts }) => posts.includes(post));
  return (
    <FormDialog
      form={form}
      title={`${no} ${t('command.consent')}`}
      action={t('command.consent')}
      isPending={consent.isPending}
      onSubmit={(values) => consent.run({ id, version, ...values })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('dialog.consentHint')}
      </Typography>
      {consentPosts.map((post, index) => (
        <Box component="fieldset" key={post} sx={fieldsetStyle}>
          <Typography component="legend" variant="h3" sx={{ mb: 1 }}>
            {t(`post.${post}`)}
          </Typography>
          <FormChoiceField
            name={`${post}.userId`}
            label={t('field.userId')}
            required
            autoFocus={index === 0}
            emptyLabel=""
            options={holders(post).map(({ userId, name }) => ({ value: userId, label: name }))}
          />
          <FormDateTimeField name={`${post}.at`} label={t('field.at')} required />
          <FormChoiceField
            name={`${post}.way`}
            label={t('field.way')}
            options={consentWays.map((way) => ({ value: way, label: t(`way.${way}`) }))}
          />
        </Box>
      ))}
      {footError(consent.error) && <Alert severity="error">{footError(consent.error)}</Alert>}
      <DraftNotice draft={draft} />
    </FormDialog>
  );
}

const buySchema = buyInput.omit({ id: true, version: true });
type BuyOut = z.output<typeof buySchema>;
interface BuyValues {
  readonly boughtAt: number | null;
  readonly seller: string;
  readonly amountFen: number | null;
  readonly note: string;
}

/** What was bought where, when and for how much (R-000-32, R-000-33). */
export function BuyDialog({ request: shown, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const [{ id, version, no, path }] = useState(shown);
  const form = useForm<BuyValues, unknown, BuyOut>({
    resolver: zodResolver(buySchema) as never,
    defaultValues: { boughtAt: null, seller: '', amountFen: null, note: '' },
  });
  const draft = useServerDraft(form, 'other', `material-buy-${id}`);
  const buy = useCommand(useTRPC().materialRequests.buy.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.step'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <FormDialog
      form={form}
      title={`${no} ${t('command.buy')}`}
      action={t('command.buy')}
      isPending={buy.isPending}
      onSubmit={(values) => buy.run({ id, version, ...values })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(path === 'central' ? 'dialog.buyCentralHint' : 'dialog.buyHint')}
      </Typography>
      <FormDateTimeField name="boughtAt" label={t('field.boughtAt')} required autoFocus />
      <FormTextField name="seller" label={t('field.seller')} required maxLength={80} />
      <FormMoneyField name="amountFen" label={t('field.amountFen')} required />
      <FormTextField name="note" label={t('field.note')} multiline maxLength={300} />
      {footError(buy.error) && <Alert severity="error">{footError(buy.error)}</Alert>}
      <DraftNotice draft={draft} />
    </FormDialog>
  );
}

const fieldsetStyle = {
  border: 0,
  p: 0,
  m: 0,
  minWidth: 0,
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1.3fr 0.9fr' },
  alignItems: 'start',
} as const;
