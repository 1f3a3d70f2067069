import Done from '@mui/icons-material/Done';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AlertRow } from '../../../shared/timer-views.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { TableSkeleton } from '../table-skeleton.tsx';
import { useNow } from '../use-now.ts';
import { ageText } from '../when-text.ts';
import { When } from '../when.tsx';
import { useAlertWords } from './alert-words.ts';
import type { AlertNotifications } from './use-alert-notifications.ts';

export interface AlertPanelProps {
  readonly notifications: AlertNotifications;
  readonly onClose: () => void;
}

/** Unread alerts, the newest first; Enter opens the job, and opening one reads it. */
export function AlertPanel({ notifications, onClose }: AlertPanelProps): ReactNode {
  const { t } = useTranslation('timers');
  const trpc = useTRPC();
  const alerts = useQuery(trpc.alerts.list.queryOptions({ limit: 30 }, { refetchOnMount: 'always' }));
  const read = useCommand(trpc.alerts.read.mutationOptions());
  const rows = alerts.data?.rows ?? [];
  return (
    <Box sx={{ maxHeight: '70vh', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pt: 1.25, pb: 0.5 }}>
        <Typography variant="h2">{t('alerts.title')}</Typography>
        {rows.length > 0 && (
          <Button size="small" loading={read.isPending} onClick={() => void read.run({ ids: null })} sx={{ ml: 'auto' }}>
            {t('alerts.readAll')}
          </Button>
        )}
      </Box>
      <Box sx={{ overflow: 'auto', minHeight: 0 }}>
        {alerts.data === undefined ? (
          alerts.error ? (
            <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />
          ) : (
            <Box sx={{ px: 2 }}>
              <TableSkeleton rows={3} />
            </Box>
          )
        ) : rows.length === 0 ? (
          <EmptyState title={t('alerts.empty')} hint={t('alerts.emptyHint')} />
        ) : (
          <List sx={{ pt: 0 }} aria-label={t('alerts.title')}>
            {rows.map((alert) => (
              <AlertLine
                key={alert.id}
                alert={alert}
                onOpen={() => {
                  void read.run({ ids: [alert.id] });
                  onClose();
                }}
                onRead={() => void read.run({ ids: [alert.id] })}
              />
            ))}
          </List>
        )}
        {alerts.data?.nextCursor && (
          <Typography variant="body2" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
            {t('alerts.more')}
          </Typography>
        )}
      </Box>
      <PermissionLine notifications={notifications} />
    </Box>
  );
}

interface AlertLineProps {
  readonly alert: AlertRow;
  readonly onOpen: () => void;
  readonly onRead: () => void;
}

function AlertLine({ alert, onOpen, onRead }: AlertLineProps): ReactNode {
  const { t } = useTranslation(['timers', 'common']);
  const common = useTranslation('common').t;
  const words = useAlertWords()(alert);
  const now = useNow();
  const late = alert.dueAt !== null && alert.dueAt < now ? t('timers:alerts.late', { span: ageText(common, now - alert.dueAt) }) : '';
  const others = alert.others.map((role) => t(`common:role.${role}`)).join('、');
  return (
    <ListItem
      disablePadding
      secondaryAction={
        <IconButton
          edge="end"
          size="small"
          aria-label={t('timers:alerts.readThing', { thing: `${words.title} ${words.job}` })}
          title={t('timers:alerts.read')}
          onClick={onRead}
        >
          <Done fontSize="small" />
        </IconButton>
      }
    >
      <ListItemButton component={RouterLink} to={words.to} onClick={onOpen} sx={{ px: 2, pr: 6, display: 'block' }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {words.title}
          </Typography>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
            <When at={alert.showAt} />
          </Typography>
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {[words.job, late, others && t('timers:alerts.others', { roles: others })].filter(Boolean).join(' · ')}
        </Typography>
      </ListItemButton>
    </ListItem>
  );
}

/** Permission is asked for by a click, never by itself. */
function PermissionLine({ notifications: { state, ask } }: { readonly notifications: AlertNotifications }): ReactNode {
  const { t } = useTranslation('timers');
  if (state === 'none') return null;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 0.75 }}>
      {state === 'default' ? (
        <Button size="small" onClick={ask}>
          {t('alerts.allow')}
        </Button>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {state === 'granted' ? t('alerts.allowed') : t('alerts.denied')}
        </Typography>
      )}
    </Box>
  );
}
