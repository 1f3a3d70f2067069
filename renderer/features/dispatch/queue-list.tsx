import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow } from '../../../shared/requests.ts';
import { isLate, PromiseMark, UrgencyMark } from '../../components/request-marks.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';

interface QueueListProps {
  readonly rows: readonly RequestRow[];
  readonly selectedId: number | undefined;
  readonly onSelect: (id: number) => void;
}

/** The waiting requests as a list that the arrow keys walk through. */
export function QueueList({ rows, selectedId, onSelect }: QueueListProps): ReactNode {
  const { t } = useTranslation('dispatch');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const at = rows.findIndex(({ id }) => id === selectedId);
    const next = rows[Math.min(Math.max(0, at + step), rows.length - 1)];
    if (next) onSelect(next.id);
  };
  return (
    <Box
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('queue.label')}
      aria-activedescendant={selectedId === undefined ? undefined : `queue-${selectedId}`}
      onKeyDown={onKeyDown}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
    >
      {rows.map((row) => (
        <QueueRow key={row.id} row={row} isSelected={row.id === selectedId} onSelect={() => onSelect(row.id)} />
      ))}
    </Box>
  );
}

function QueueRow({
  row,
  isSelected,
  onSelect,
}: {
  readonly row: RequestRow;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const { t } = useTranslation('dispatch');
  const when = useWhen();
  const now = useNow();
  const late = isLate(row.state, row.promisedAt, now);
  return (
    <Box
      id={`queue-${row.id}`}
      role="option"
      aria-selected={isSelected}
      onClick={onSelect}
      sx={{
        px: 2,
        py: 1,
        cursor: 'pointer',
        borderBottom: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: isSelected ? 'primary.main' : 'transparent',
        bgcolor: isSelected ? 'action.selected' : undefined,
        '&:hover': { bgcolor: isSelected ? 'action.selected' : 'action.hover' },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Typography component="span" noWrap sx={{ fontWeight: 600, mr: 'auto' }}>
          {row.customerName}
        </Typography>
        <UrgencyMark urgency={row.urgency} />
        <Box component="span" sx={{ ...tabular, whiteSpace: 'nowrap' }}>
          {late ? <PromiseMark state={row.state} promisedAt={row.promisedAt} /> : t('queue.due', { when: when(row.promisedAt) })}
        </Box>
      </Box>
      <Typography noWrap sx={{ color: 'text.primary' }}>
        {[row.serviceWanted, row.productText, row.content].filter(Boolean).join(' · ')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', color: 'text.secondary' }}>
        <Typography variant="body2" noWrap sx={{ mr: 'auto' }}>
          {row.address}
        </Typography>
        {row.state === 'registered' && <StatusChip label={t('queue.notTold')} tone="attention" />}
        <Typography variant="body2" sx={{ ...tabular, whiteSpace: 'nowrap' }}>
          {t('queue.waiting', { age: when(row.receivedAt, 'age') })}
        </Typography>
      </Box>
    </Box>
  );
}
