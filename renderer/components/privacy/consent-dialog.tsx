import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { purposes, recordConsentInput } from '../../../shared/privacy.ts';
import type { ConsentView, Purpose } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { ConsentChip } from './consent-chip.tsx';
import { WayField } from './way-field.tsx';

const { way, sharedWith } = recordConsentInput.shape;
const choice = z.enum(['yes', 'no', 'keep']);
const schema = z
  .object({
    answers: z.object(Object.fromEntries(purposes.map((purpose) => [purpose, choice])) as Record<Purpose, typeof choice>),
    way,
    sharedWith,
  })
  .refine(({ answers }) => Object.values(answers).some((answer) => answer !== 'keep'), {
    error: messageKey('privacy:consent.needAnswer'),
    path: ['answers', 'service'],
  });
type Values = z.input<typeof schema>;
const nothingSaid = Object.fromEntries(purposes.map((purpose) => [purpose, 'keep'])) as Values['answers'];

interface ConsentDialogProps {
  readonly customerId: number;
  readonly name: string;
  readonly view: Pick<ConsentView, 'purposes' | 'hasPolicy'>;
  readonly onClose: () => void;
}

/** What the customer says to each purpose (R-004-14, R-004-22): arrow keys or 1, 2, 3 choose, Enter goes on. */
export function ConsentDialog(props: ConsentDialogProps): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <AppDialog open title={t('consent.askTitle', { name: props.name })} onClose={props.onClose} maxWidth="sm">
      <ConsentForm {...props} />
    </AppDialog>
  );
}

function ConsentForm({ customerId, view, onClose }: ConsentDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { answers: nothingSaid, way: 'phone', sharedWith: '' } });
  const record = useCommand(trpc.privacy.recordConsent.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('privacy:consent.saved'),
    onDone: onClose,
  });
  const isShared = useWatch({ control: form.control, name: 'answers.sharing' }) === 'yes';
  const submit = ({ answers, ...rest }: Values) =>
    record.run({
      ...rest,
      customerId,
      answers: purposes
        .filter((purpose) => answers[purpose] !== 'keep')
        .map((purpose) => ({ purpose, isGiven: answers[purpose] === 'yes' })),
    });
  return (
    <AppForm form={form} onSubmit={submit}>
      <DialogContent sx={{ display: 'grid', gap: 1, pt: '8px !important' }}>
        {!view.hasPolicy && <Alert severity="warning">{t('privacy:consent.noPolicy')}</Alert>}
        {purposes.map((purpose, index) => (
          <Box key={purpose} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr) 150px', alignItems: 'center' }}>
            <div>
              <Typography component="div" sx={{ fontWeight: 600, display: 'flex', gap: 1, alignItems: 'center' }}>
                {t(`privacy:purpose.${purpose}`)}
                <ConsentChip state={view.purposes[purpose]} />
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t(`privacy:purposeHint.${purpose}`)}
              </Typography>
            </div>
            <FormChoiceField
              name={`answers.${purpose}`}
              label={t(`privacy:purpose.${purpose}`)}
              autoFocus={index === 0}
              options={(['yes', 'no', 'keep'] as const).map((value) => ({ value, label: t(`privacy:consent.answer.${value}`) }))}
            />
          </Box>
        ))}
        {isShared && (
          <FormTextField
            name="sharedWith"
            label={t('privacy:consent.sharedWith')}
            helperText={t('privacy:consent.sharedWithHint')}
            maxLength={200}
            required
          />
        )}
        <Box sx={{ pt: 1, maxWidth: 200 }}>
          <WayField name="way" label={t('privacy:consent.way')} />
        </Box>
        {record.error && <Alert severity="error">{record.error.text}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={record.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
