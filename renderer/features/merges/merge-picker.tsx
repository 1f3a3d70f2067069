import Box from '@mui/material/Box';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useDelayed } from '../../components/use-delayed.ts';

/** Finds the customer to merge with, in the way intake finds a caller. */
export function MergePicker({ keptId }: { readonly keptId: number }): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const query = useDelayed(typed.trim(), 100);
  const kept = useQuery(trpc.customers.get.queryOptions({ id: keptId }));
  const lookup = useQuery(
    trpc.customers.lookup.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData }),
  );
  const matches = query === '' ? [] : (lookup.data ?? []).filter(({ customerId }) => customerId !== keptId);
  const choose = (id: number | undefined) => {
    if (id !== undefined) void navigate(`/customers/merge?kept=${keptId}&absorbed=${id}`, { replace: true });
  };
  return (
    <>
      <PageHeader title={t('merge.title')} subtitle={kept.data?.customer.name} backTo={`/customers/${keptId}`} />
      <Box sx={{ px: 2, maxWidth: 560 }}>
        <TextField
          autoFocus
          fullWidth
          label={t('merge.pick')}
          helperText={t('merge.pickHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && query === typed.trim()) choose(matches[0]?.customerId);
          }}
          slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
          sx={{ mt: 1 }}
        />
        {matches.map((match) => (
          <ListItemButton key={match.customerId} onClick={() => choose(match.customerId)}>
            <ListItemText primary={match.name} secondary={[match.phone, match.region, match.address].filter(Boolean).join(' · ')} />
          </ListItemButton>
        ))}
        {query !== '' && lookup.isSuccess && matches.length === 0 && (
          <Typography sx={{ p: 2, color: 'text.secondary' }}>{t('merge.pickNone')}</Typography>
        )}
      </Box>
    </>
  );
}
