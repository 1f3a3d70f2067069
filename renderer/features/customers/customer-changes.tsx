import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/settings.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChangeList } from '../../components/change-list.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

/** Who changed what of this customer, and when: each field with its old and its new value (R-002-48). Asked for when it is opened. */
export function CustomerChanges({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('customerHistory');
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 2 }}>
      <Section title={t('changes')}>
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ mb: isOpen ? 1 : 0 }}>
          {isOpen ? t('changesHide') : t('changesShow')}
        </Button>
        {isOpen && <Changes customerId={customerId} />}
      </Section>
    </Box>
  );
}

function Changes({ customerId }: { readonly customerId: number }): ReactNode {
  const { t, i18n } = useTranslation(['customerHistory', 'settings']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const asked = { id: customerId, limit: 20 };
  const changes = useInfiniteQuery({
    queryKey: [...trpc.customers.changes.queryKey(), 'pages', asked],
    queryFn: ({ pageParam }) => client.customers.changes.query({ ...asked, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
  // what went through JSON is what the host sent: values of unknown kinds
  const rows = changes.data?.pages.flatMap((page) => page.rows as unknown as readonly AuditRow[]);
  if (!rows) return changes.error ? <ErrorState error={changes.error} onRetry={() => void changes.refetch()} /> : <Skeleton height={80} />;
  if (rows.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('customerHistory:noChanges')}</Typography>;
  const did = (procedure: string) => {
    const key = `settings:audit.procedures.${procedure}`;
    return i18n.exists(key) ? dynamicText(i18n, key) : t('settings:audit.other');
  };
  return (
    <>
      <Box component="ol" aria-label={t('customerHistory:changes')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {rows.map((row) => (
          <Box component="li" key={row.id}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              <When at={row.at} /> {row.userName ?? t('settings:audit.system')} · {did(row.procedure)}
            </Typography>
            <Typography variant="body2" component="div">
              <ChangeList changes={row.changes} />
            </Typography>
          </Box>
        ))}
      </Box>
      {changes.hasNextPage && (
        <Button onClick={() => void changes.fetchNextPage()} loading={changes.isFetchingNextPage} sx={{ mt: 1 }}>
          {t('customerHistory:older')}
        </Button>
      )}
    </>
  );
}
