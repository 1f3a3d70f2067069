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

/** Tells the owner, over every page, what may cost the shop its data: a recovery code that nobody has on paper. */
export function OwnerNotice(): ReactNode {
  const { t } = useTranslation('keys');
  const allowed = useCan();
  const { pathname } = useLocation();
  const today = dayOf(useNow(), useZone());
  const [laterOn, setLaterOn] = useState(() => readStored(laterKey));
  const status = useQuery(useTRPC().keys.status.queryOptions(allowed('keys.manage') ? undefined : skipToken)).data;
  if (!status || status.printed || laterOn === today || pathname === codePage) return null;
  const later = () => {
    writeStored(laterKey, today);
    setLaterOn(today);
  };
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
          <Button color="inherit" onClick={later}>
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
