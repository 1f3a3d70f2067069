import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { undispatchedStates } from '../../../shared/request-lifecycle.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { DispatchPanel } from './dispatch-panel.tsx';
import { QueueList } from './queue-list.tsx';

const shown = 100;

/** Requests that wait, urgent and old ones first, and beside them the slip of the chosen one. */
export function DispatchQueue({ wanted }: { readonly wanted: number | undefined }): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState(wanted);
  const [done, setDone] = useState<Receipt>();
  const queue = useQuery(
    trpc.requests.list.queryOptions(
      { states: [...undispatchedStates], needsSlip: true, sort: 'urgency', limit: shown },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows = queue.data?.rows;
  const index = Math.max(0, rows?.findIndex(({ id }) => id === chosenId) ?? 0);
  // a request that is dispatched already (a further slip) is not in the queue, but can be asked for
  const selectedId = chosenId !== undefined && chosenId === wanted ? wanted : rows?.[index]?.id;
  const step = (by: number) => setChosenId(rows?.[Math.min(Math.max(0, index + by), rows.length - 1)]?.id);
  useShortcut('Alt+ArrowDown', () => step(1), { label: 'dispatch:form.next' });
  useShortcut('Alt+ArrowUp', () => step(-1), { label: 'dispatch:form.previous' });

  if (!rows) return queue.error ? <ErrorState error={queue.error} onRetry={queue.refetch} /> : <PageSkeleton />;
  const onDispatched = (receipt: Receipt, isPrinted: boolean) => {
    setDone(receipt);
    const next = rows[index + 1] ?? rows[index - 1];
    setChosenId(selectedId === rows[index]?.id ? next?.id : rows[0]?.id);
    if (isPrinted) void navigate(`/print/slips?ids=${receipt.id}&auto=1`);
  };
  return (
    <Box
      sx={{
        height: '100%',
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(340px, 5fr) 7fr' },
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', borderRight: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
      >
        {rows.length === 0 ? (
          <EmptyState title={t('queue.empty')} hint={t('queue.emptyHint')} />
        ) : (
          <QueueList rows={rows} selectedId={selectedId} onSelect={setChosenId} />
        )}
        {queue.data?.nextCursor && (
          <Typography variant="body2" sx={{ px: 2, py: 0.5, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
            {t('queue.more', { count: shown })}
          </Typography>
        )}
      </Box>
      <Box sx={{ minHeight: 0, overflow: 'auto' }}>
        <DispatchPanel requestId={selectedId} done={done} onForget={() => setDone(undefined)} onDispatched={onDispatched} />
      </Box>
    </Box>
  );
}
