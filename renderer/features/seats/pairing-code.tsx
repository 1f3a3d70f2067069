import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useNow } from '../../components/use-now.ts';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';

/** The eight digits that let one seat in; they go when they were used, have run out or were mistyped too often (F102). */
export function PairingCode(): ReactNode {
  const { t } = useTranslation('seats');
  const trpc = useTRPC();
  const now = useNow();
  const pairing = useQuery(trpc.seats.pairing.queryOptions(undefined, { refetchInterval: (query) => (query.state.data ? 5_000 : false) }));
  const open = useCommand(trpc.seats.openPairing.mutationOptions(), { onDone: () => pairing.refetch() });
  const close = useCommand(trpc.seats.closePairing.mutationOptions(), { onDone: () => pairing.refetch() });
  const shown = pairing.data;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('pairing.hint')}
      </Typography>
      {shown && (
        <Box role="status" aria-label={t('pairing.code')}>
          <Typography sx={{ ...tabular, fontSize: 34, fontWeight: 700, letterSpacing: 2 }}>
            {shown.code.slice(0, 4)} {shown.code.slice(4)}
          </Typography>
          <Typography variant="body2">
            {t('pairing.left', { minutes: Math.max(1, Math.ceil((shown.until - now) / 60_000)), tries: shown.triesLeft })}
          </Typography>
        </Box>
      )}
      {shown ? (
        <Button loading={close.isPending} onClick={() => void close.run({})}>
          {t('pairing.close')}
        </Button>
      ) : (
        <Button variant="outlined" loading={open.isPending} onClick={() => void open.run({})}>
          {t('pairing.open')}
        </Button>
      )}
    </>
  );
}
