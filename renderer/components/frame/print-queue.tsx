import Print from '@mui/icons-material/PrintOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterBridge, PrintJobRow } from '../../../shared/desktop-bridge.ts';
import { desktopBridge } from '../../bridge.ts';
import { PrintQueuePanel } from './print-queue-panel.tsx';
import { showToast } from './toast-store.ts';

/** The print queue of this machine in the frame: only where there is one, which is the desktop application. */
export function PrintQueue(): ReactNode {
  const bridge = desktopBridge();
  return bridge && <QueueButton bridge={bridge} />;
}

/** How many jobs wait, print or failed; a failure is also said at once, wherever somebody is. */
function QueueButton({ bridge }: { readonly bridge: CounterBridge }): ReactNode {
  const { t } = useTranslation('print');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const rows = usePrintJobs(bridge, (row) =>
    showToast(t('queue.failed', { title: row.title || t('queue.untitled'), reason: t(`queue.reason.${row.reason ?? 'printer'}`) }), {
      severity: 'error',
      way: { label: t('queue.open'), go: () => setAnchor(button.current) },
    }),
  );
  const unfinished = rows.filter(({ state }) => state === 'queued' || state === 'printing' || state === 'failed').length;
  const hasFailed = rows.some(({ state }) => state === 'failed');
  return (
    <>
      <IconButton
        ref={button}
        color="inherit"
        aria-label={unfinished > 0 ? t('queue.button', { total: unfinished }) : t('queue.buttonNone')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Badge badgeContent={unfinished} color={hasFailed ? 'error' : 'primary'} max={99}>
          <Print fontSize="small" />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('queue.title'), sx: { width: 440, maxWidth: '94vw' } } }}
      >
        <PrintQueuePanel rows={rows} act={(act) => void bridge.actOnPrintJob(act)} />
      </Popover>
    </>
  );
}

/** What main knows, from the start of the page on; `onFailed` is called once for each failure that happens meanwhile. */
function usePrintJobs(bridge: CounterBridge, onFailed: (row: PrintJobRow) => void): readonly PrintJobRow[] {
  const [rows, setRows] = useState<readonly PrintJobRow[]>([]);
  const states = useRef(new Map<number, PrintJobRow['state']>());
  const take = useEffectEvent((next: readonly PrintJobRow[], isFirst: boolean) => {
    const before = states.current;
    states.current = new Map(next.map(({ id, state }) => [id, state]));
    if (!isFirst) for (const row of next) if (row.state === 'failed' && before.get(row.id) !== 'failed') onFailed(row);
    setRows(next);
  });
  useEffect(() => {
    let hasHeard = false;
    const stop = bridge.onPrintJobs((next) => {
      hasHeard = true;
      take(next, false);
    });
    bridge.printJobs().then(
      (first) => {
        if (!hasHeard) take(first, true);
      },
      () => undefined, // the next change brings them all
    );
    return stop;
  }, [bridge]);
  return rows;
}
