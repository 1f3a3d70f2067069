import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CustomerTask } from '../../../shared/privacy.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ConsentDialog } from '../../components/privacy/consent-dialog.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { When } from '../../components/when.tsx';
import { PagedTable } from './paged-table.tsx';
import { usePages } from './use-pages.ts';

/** Personal customers whose agreement nobody asked for yet (R-004-15): the front desk asks, the answer is noted in one dialog. */
export function ConsentToAskPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [asked, setAsked] = useState<CustomerTask>();
  const pages = usePages<CustomerTask>([...trpc.privacy.consentToAsk.queryKey(), 'pages'], (cursor) =>
    client.privacy.consentToAsk.query({ cursor }),
  );
  return (
    <SettingsArea section="privacyAsk" hint={t('ask.hint')}>
      <PagedTable
        label={t('section.ask')}
        pages={pages}
        rowKey={(row) => row.id}
        empty={t('ask.empty')}
        more={t('ask.more')}
        columns={[
          {
            key: 'name',
            label: t('ask.name'),
            render: (row) => (
              <Link component={RouterLink} to={`/customers/${row.id}`}>
                {row.name}
              </Link>
            ),
          },
          { key: 'phone', label: t('ask.phone'), width: 160, render: (row) => row.phone },
          { key: 'createdAt', label: t('ask.createdAt'), width: 140, render: (row) => <When at={row.createdAt} as="date" /> },
          {
            key: 'ask',
            label: '',
            width: 140,
            render: (row) => (
              <Button size="small" variant="outlined" aria-label={`${t('consent.ask')} ${row.name}`} onClick={() => setAsked(row)}>
                {t('consent.ask')}
              </Button>
            ),
          },
        ]}
      />
      {asked && <Ask task={asked} onClose={() => setAsked(undefined)} />}
    </SettingsArea>
  );
}

function Ask({ task, onClose }: { readonly task: CustomerTask; readonly onClose: () => void }): ReactNode {
  const trpc = useTRPC();
  const consents = useQuery(trpc.privacy.consents.queryOptions({ customerId: task.id }));
  return consents.data ? <ConsentDialog customerId={task.id} name={task.name} view={consents.data} onClose={onClose} /> : null;
}
