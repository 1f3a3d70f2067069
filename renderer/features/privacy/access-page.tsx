import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { accessKinds } from '../../../shared/privacy.ts';
import type { AccessRow } from '../../../shared/privacy.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { PagedTable } from './paged-table.tsx';
import { usePages } from './use-pages.ts';

/** Who saw whose data: everything, of one operator, of one customer, or the alarms alone. The address holds what is shown. */
export function AccessPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [params, setParams] = useSearchParams();
  const kind = accessKinds.find((one) => one === params.get('kind'));
  const numberOf = (name: string) => Number(params.get(name)) || null;
  const filter = { kinds: kind ? [kind] : [], userId: numberOf('user'), customerId: numberOf('customer') };
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const pages = usePages<AccessRow>([...trpc.privacy.accesses.queryKey(), 'pages', filter], (cursor) =>
    client.privacy.accesses.query({ ...filter, cursor }),
  );
  const users = useQuery(trpc.privacy.operators.queryOptions({}));
  return (
    <SettingsArea section="privacyAccess" hint={t('access.hint')}>
      <Box sx={{ display: 'flex', gap: 1.5, mb: 1.5, mt: 0.5, alignItems: 'center' }}>
        <TextField
          select
          label={t('access.kind')}
          value={kind ?? ''}
          onChange={(event) => change('kind', event.target.value)}
          sx={fieldStyle}
          slotProps={shrunk}
        >
          <MenuItem value="">{t('access.all')}</MenuItem>
          {accessKinds.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`access.kinds.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={t('access.user')}
          value={users.data ? (filter.userId ?? '') : ''}
          onChange={(event) => change('user', event.target.value)}
          sx={fieldStyle}
          slotProps={shrunk}
        >
          <MenuItem value="">{t('access.allUsers')}</MenuItem>
          {users.data?.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        {filter.customerId !== null && (
          <Chip
            label={t('access.onlyOf', { name: pages.rows?.[0]?.customerName ?? filter.customerId })}
            onDelete={() => change('customer', '')}
          />
        )}
      </Box>
      <PagedTable
        label={t('section.access')}
        pages={pages}
        rowKey={(row) => row.id}
        empty={t('access.empty')}
        more={t('access.more')}
        columns={[
          { key: 'at', label: t('access.at'), width: 150, render: (row) => <When at={row.at} /> },
          { key: 'user', label: t('access.user'), width: 140, render: (row) => row.userName },
          { key: 'kind', label: t('access.kind'), width: 170, render: (row) => <Kind row={row} /> },
          {
            key: 'customer',
            label: t('access.customer'),
            render: (row) =>
              row.kind === 'alarm'
                ? t('access.alarm', { count: row.records })
                : row.customerId !== null && (
                    <Link component={RouterLink} to={`/settings/privacyAccess?customer=${row.customerId}`}>
                      {row.customerName}
                    </Link>
                  ),
          },
          { key: 'records', label: t('access.records'), width: 90, numeric: true, render: (row) => row.records },
        ]}
      />
    </SettingsArea>
  );
}

const fieldStyle = { width: 170 } as const;
const shrunk = { select: { displayEmpty: true }, inputLabel: { shrink: true } } as const;

function Kind({ row }: { readonly row: AccessRow }): ReactNode {
  const { t } = useTranslation('privacy');
  const word = t(`access.kinds.${row.kind}`);
  return row.kind === 'alarm' ? <StatusChip label={word} tone="late" icon={<WarningAmber />} /> : word;
}
