import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { openPrivacyStates } from '../../../shared/privacy-lifecycle.ts';
import type { PrivacyState } from '../../../shared/privacy-lifecycle.ts';
import type { PrivacyRow } from '../../../shared/privacy.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useNow } from '../../components/use-now.ts';
import { When } from '../../components/when.tsx';
import { PagedTable } from './paged-table.tsx';
import { usePages } from './use-pages.ts';

/** Privacy requests 隐私请求 (SM-19): those that customers wait for, or all there ever were. */
export function PrivacyRequestsPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [params, setParams] = useSearchParams();
  const isAll = params.get('show') === 'all';
  const filter = { states: isAll ? [] : [...openPrivacyStates] };
  const pages = usePages<PrivacyRow>([...trpc.privacy.list.queryKey(), 'pages', filter], (cursor) =>
    client.privacy.list.query({ ...filter, cursor }),
  );
  return (
    <SettingsArea section="privacyRequests" hint={t('requests.hint')}>
      <TextField
        select
        label={t('requests.show')}
        value={isAll ? 'all' : 'open'}
        onChange={(event) => setParams(event.target.value === 'all' ? { show: 'all' } : {}, { replace: true })}
        sx={{ width: 160, mb: 1.5, mt: 0.5 }}
      >
        <MenuItem value="open">{t('requests.open')}</MenuItem>
        <MenuItem value="all">{t('requests.all')}</MenuItem>
      </TextField>
      <PagedTable
        label={t('requests.title')}
        pages={pages}
        rowKey={(row) => row.id}
        empty={t('requests.empty')}
        emptyHint={t('requests.emptyHint')}
        more={t('requests.more')}
        columns={[
          {
            key: 'no',
            label: t('requests.no'),
            width: 160,
            render: (row) => (
              <Link component={RouterLink} to={`/settings/privacyRequests/${row.id}`}>
                {row.no}
              </Link>
            ),
          },
          { key: 'customer', label: t('requests.customer'), render: (row) => row.customerName },
          { key: 'kind', label: t('requests.kind'), width: 120, render: (row) => t(`kind.${row.kind}`) },
          { key: 'state', label: t('requests.state'), width: 120, render: (row) => <PrivacyStateChip state={row.state} /> },
          { key: 'receivedAt', label: t('requests.receivedAt'), width: 140, render: (row) => <When at={row.receivedAt} /> },
          { key: 'dueAt', label: t('requests.dueAt'), width: 140, render: (row) => <AnswerDue request={row} /> },
          { key: 'answeredAt', label: t('requests.answeredAt'), width: 140, render: (row) => <When at={row.answeredAt} /> },
        ]}
      />
    </SettingsArea>
  );
}

const tones = { received: 'attention', verified: 'active', done: 'active', explained: 'active', answered: 'done' } as const;

export function PrivacyStateChip({ state }: { readonly state: PrivacyState }): ReactNode {
  const { t } = useTranslation('privacy');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state]} />;
}

/** Until when the customer is to have the answer; overdue is a word and a colour, and once answered it is only a date. */
export function AnswerDue({ request }: { readonly request: Pick<PrivacyRow, 'dueAt' | 'answeredAt'> }): ReactNode {
  const { t } = useTranslation('privacy');
  const now = useNow();
  const isLate = request.answeredAt === null && request.dueAt < now;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <When at={request.dueAt} as="date" />
      {isLate && <StatusChip label={t('requests.late')} tone="late" icon={<WarningAmber />} />}
    </Box>
  );
}
