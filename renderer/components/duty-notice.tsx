import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api.ts';
import { tabular } from '../theme.ts';
import { useWhen } from './when.tsx';

/** After hours: who is on duty, with the phone (A-25, R-002-63). Within working time nothing, because the counter answers itself. */
export function DutyNotice(): ReactNode {
  const { t } = useTranslation('staffPlans');
  const when = useWhen();
  const duty = useQuery(useTRPC().duty.now.queryOptions({}, { refetchInterval: 60_000 })).data;
  if (!duty || duty.isOpen) return null;
  const { people, opensAt } = duty;
  return (
    <Box
      component="span"
      sx={{ ...tabular, display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'text.secondary', flexWrap: 'wrap' }}
    >
      <PhoneInTalk sx={{ fontSize: 16 }} />
      <span>{t('duty.closedNow', { when: when(opensAt) })}</span>
      {people.length === 0 ? (
        <span>{t('duty.nobody')}</span>
      ) : (
        people.map(({ id, staffName, phone }) => <b key={id}>{t('duty.answers', { name: staffName, phone })}</b>)
      )}
    </Box>
  );
}
