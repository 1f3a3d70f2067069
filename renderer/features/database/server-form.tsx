import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPort, serverInput } from '../../../shared/databases.ts';
import type { ServerInput, ServerTest } from '../../../shared/databases.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Section } from '../../components/detail-page.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useAct, useCommand } from '../../use-command.ts';
import { sizeText } from './size-text.ts';

export interface ServerFormProps {
  /** As it was typed for the move before. */
  readonly server: ServerInput | undefined;
  readonly onMoving: (server: ServerInput) => void;
}

const empty: ServerInput = { host: '', port: defaultPort, user: '', password: '', database: '' };

/** The address of a server: tested first, then the shop is moved there, or an interrupted move goes on or is dropped. */
export function ServerForm({ server, onMoving }: ServerFormProps): ReactNode {
  const { t } = useTranslation('database');
  const trpc = useTRPC();
  const form = useForm<ServerInput>({ resolver: zodResolver(serverInput), defaultValues: server ?? empty });
  const [found, setFound] = useState<{ readonly at: ServerInput; readonly answer: ServerTest }>();
  const [asked, setAsked] = useState<'move' | 'drop'>();
  const test = useAct(trpc.database.test.mutationOptions(), { form, errorToast: false });
  const move = useCommand(trpc.database.move.mutationOptions(), { onDone: (_progress, body) => onMoving(body) });
  const drop = useAct(trpc.database.drop.mutationOptions(), { doneText: t('server.dropped') });
  const look = async (at: ServerInput) => {
    setFound(undefined);
    const answer = await test.run(at);
    if (answer) setFound({ at, answer });
  };
  return (
    <Section title={t('server.title')}>
      <Typography sx={{ mb: 1.5 }}>{t('server.why')}</Typography>
      <AppForm form={form} onSubmit={look} label={t('server.title')} sx={{ maxWidth: 560 }}>
        <FormTextField name="host" label={t('server.host')} required maxLength={253} placeholder="192.168.1.10" autoComplete="off" />
        <FormQuantityField name="port" label={t('server.port')} required />
        <FormTextField name="database" label={t('server.database')} required maxLength={255} autoComplete="off" />
        <FormTextField name="user" label={t('server.user')} required maxLength={255} autoComplete="off" />
        <FormTextField name="password" label={t('server.password')} type="password" maxLength={255} autoComplete="new-password" />
        {test.error && <Alert severity="error">{test.error.text}</Alert>}
        {found && (
          <Alert severity={found.answer.state === 'empty' ? 'success' : 'warning'}>
            {t(`server.found.${found.answer.state}`, { version: found.answer.version, size: sizeText(found.answer.bytes) })}
          </Alert>
        )}
        <FormActions>
          {found?.answer.state === 'halfMoved' && (
            <Button color="error" onClick={() => setAsked('drop')}>
              {t('server.drop')}
            </Button>
          )}
          <Button type="submit" variant={found ? 'outlined' : 'contained'} loading={test.isPending}>
            {t('server.test')}
          </Button>
          {found && found.answer.state !== 'shop' && (
            <Button variant="contained" onClick={() => setAsked('move')}>
              {t(found.answer.state === 'halfMoved' ? 'server.goOn' : 'server.move')}
            </Button>
          )}
        </FormActions>
      </AppForm>
      {found && asked && (
        <ConfirmDialog
          open
          action={t(asked === 'drop' ? 'server.drop' : found.answer.state === 'halfMoved' ? 'server.goOn' : 'server.move')}
          thing={`${found.at.host} / ${found.at.database}`}
          consequence={t(`server.consequence.${asked}`)}
          isDestructive={asked === 'drop'}
          isPending={move.isPending || drop.isPending}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            if (asked === 'move') await move.run(found.at);
            else await drop.run(found.at);
            setAsked(undefined);
            setFound(undefined);
          }}
        />
      )}
    </Section>
  );
}
