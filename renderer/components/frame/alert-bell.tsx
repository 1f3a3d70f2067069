import Notifications from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { AlertPanel } from './alert-panel.tsx';
import { useAlertNotifications } from './use-alert-notifications.ts';

/** Alerts begin to show as time passes, not only when something is written. */
const everyMs = 30_000;

/** What this person has to hear of: the count in the frame, the lines in a panel, and each once as a desktop notification. */
export function AlertBell(): ReactNode {
  const { t } = useTranslation('timers');
  const trpc = useTRPC();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const count = useQuery(trpc.alerts.count.queryOptions({}, { refetchInterval: everyMs, refetchIntervalInBackground: true }));
  const unread = count.data?.unread ?? 0;
  const notifications = useAlertNotifications(unread, count.data?.isQuiet ?? true);
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={unread > 0 ? t('alerts.bell', { total: unread }) : t('alerts.bellNone')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Badge badgeContent={unread} color="error" max={99}>
          <Notifications fontSize="small" />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('alerts.title'), sx: { width: 440, maxWidth: '94vw' } } }}
      >
        <AlertPanel notifications={notifications} onClose={() => setAnchor(null)} />
      </Popover>
    </>
  );
}
