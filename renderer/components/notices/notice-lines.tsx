import CheckCircle from '@mui/icons-material/CheckCircle';
import MarkEmailUnread from '@mui/icons-material/MarkEmailUnreadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../../shared/notices.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { useWhen } from '../when.tsx';

/** Who was informed of a document and when each read it (R-000-04); whoever is meant says so here. */
export function NoticeLines({ notices }: { readonly notices: readonly NoticeRow[] }): ReactNode {
  const { t } = useTranslation(['notices', 'common']);
  const when = useWhen();
  const { user } = useSession();
  const read = useCommand(useTRPC().notices.read.mutationOptions());
  if (notices.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('notices:notSent')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {notices.map(({ id, role, kind, sentAt, sentByName, readAt, readByName }) => (
        <Box component="li" key={id} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          {readAt === null ? (
            <MarkEmailUnread sx={{ fontSize: 18, mt: '2px', color: 'warning.main' }} />
          ) : (
            <CheckCircle sx={{ fontSize: 18, mt: '2px', color: 'success.main' }} />
          )}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography>
              <strong>{t(`common:role.${role}`)}</strong> · {t(`notices:kind.${kind}`)} ·{' '}
              {readAt === null ? t('notices:unread') : t('notices:readBy', { name: readByName ?? '', time: when(readAt) })}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('notices:sent', { name: sentByName, time: when(sentAt) })}
            </Typography>
          </Box>
          {readAt === null && user.roles.includes(role) && (
            <Button size="small" variant="outlined" loading={read.isPending} onClick={() => void read.run({ id })}>
              {t('notices:read')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}
