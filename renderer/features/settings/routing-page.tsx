import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line } from '../../../shared/fields.ts';
import type { Routing } from '../../../shared/request-life.ts';
import { requestTypes } from '../../../shared/requests.ts';
import type { RequestType } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

const schema = z.object({ teams: z.record(z.enum(requestTypes), line(40)) });

/** R-004-07: the team for each type of request. */
export function RoutingPage(): ReactNode {
  const { t } = useTranslation('requestLife');
  const settings = useQuery(useTRPC().settings.get.queryOptions());
  return (
    <SettingsArea section="routing" hint={t('routing.hint')}>
      {settings.data ? (
        <RoutingForm routing={settings.data.routing} />
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <TableSkeleton rows={6} />
      )}
    </SettingsArea>
  );
}

function RoutingForm({ routing }: { readonly routing: Routing }): ReactNode {
  const { t } = useTranslation(['requestLife', 'requests', 'common']);
  const trpc = useTRPC();
  const teams = Object.fromEntries(requestTypes.map((type) => [type, routing[type] ?? ''])) as Record<RequestType, string>;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { teams } });
  const update = useCommand(trpc.settings.updateRouting.mutationOptions(), {
    doneText: t('requestLife:routing.saved'),
    onDone: () => form.reset(form.getValues()),
  });
  return (
    <AppForm form={form} onSubmit={(values) => update.run(values)} label={t('requestLife:routing.title')} sx={{ maxWidth: 420, pt: 0.5 }}>
      {requestTypes.map((type, index) => (
        <FormTextField key={type} name={`teams.${type}`} label={t(`requests:type.${type}`)} maxLength={40} autoFocus={index === 0} />
      ))}
      <FormActions>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
