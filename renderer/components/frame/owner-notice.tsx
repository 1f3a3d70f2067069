import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useCan, useZone } from '../../session.tsx';
import { readStored, writeStored } from '../../storage.ts';
import { useNow } from '../use-now.ts';

const laterKey = 'counter.recoveryCode.later';
const codePage = '/settings/recoveryCode';
const backupsPage = '/settings/backups';
const lookEveryMs = 5 * 60_000;

/** Tells the owner, below every page, what may cost the shop its data: no good backup for a day (F37), a recovery code that lies nowhere on paper. */
export function OwnerNotice(): ReactNode {
  const { pathname } = useLocation();
  const trpc = useTRPC();
  const allowed = useCan();
  const today = dayOf(useNow(), useZone());
  const [laterOn, setLaterOn] = useState(() => readStored(laterKey));
  const backups = useQuery(
    trpc.backups.status.queryOptions(allowed('backups.manage') ? {} : skipToken, { refetchInterval: lookEveryMs }),
  ).data;
  const keys = useQuery(trpc.keys.status.queryOptions(allowed('keys.manage') ? undefined : skipToken)).data;
  if (backups?.state === 'late' && pathname !== backupsPage) return <LateBackup />;
  if (!keys || keys.printed || laterOn === today || pathname === codePage) return null;
  return (
    <UnprintedCode
      onLater={() => {
        writeStored(laterKey, today);
        setLaterOn(today);
      }}
    />
  );
}

function LateBackup(): ReactNode {
  const { t } = useTranslation('backups');
  return (
    <Alert
      severity="error"
      variant="filled"
      icon={<ErrorIcon fontSize="small" />}
      sx={noticeStyle}
      action={
        <Button color="inherit" component={Link} to={backupsPage}>
          {t('banner.look')}
        </Button>
      }
    >
      {t('banner.late')}
    </Alert>
  );
}

function UnprintedCode({ onLater }: { readonly onLater: () => void }): ReactNode {
  const { t } = useTranslation('keys');
  return (
    <Alert
      severity="warning"
      icon={<Key fontSize="small" />}
      sx={noticeStyle}
      action={
        <>
          <Button color="inherit" component={Link} to={codePage}>
            {t('notice.print')}
          </Button>
          <Button color="inherit" onClick={onLater}>
            {t('notice.later')}
          </Button>
        </>
      }
    >
      {t('notice.text')}
    </Alert>
  );
}

const noticeStyle = { borderRadius: 0, py: 0, alignItems: 'center', '& .MuiAlert-action': { py: 0, alignItems: 'center' } } as const;
