import CallMade from '@mui/icons-material/CallMade';
import CallReceived from '@mui/icons-material/CallReceived';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { callOutcomes, talkWays } from '../../../shared/calls.ts';
import type { CallRow } from '../../../shared/calls.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { When } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';

/** The columns of the register; `onLink` finds the customer of an unknown caller. */
export function useCallColumns(onLink: ((call: CallRow) => void) | undefined): readonly ListColumn<CallRow, 'newest'>[] {
  const { t } = useTranslation(['calls', 'customers']);
  return useMemo(
    () => [
      { field: 'at', label: t('calls:field.at'), width: 136, sortAs: { desc: 'newest' }, render: (row) => <When at={row.at} /> },
      {
        field: 'channel',
        label: t('calls:field.channel'),
        width: 116,
        render: (row) => (
          <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0 }}>
            {row.isIncoming ? <CallReceived sx={{ fontSize: 16 }} /> : <CallMade sx={{ fontSize: 16 }} />}
            <Clipped
              text={t(row.isIncoming ? 'customers:page.historyTalkIn' : 'customers:page.historyTalkOut', {
                channel: t(`customers:talkChannel.${talkWays.find((way) => way === row.channel) ?? 'other'}`),
              })}
            />
          </Box>
        ),
      },
      { field: 'name', label: t('calls:field.who'), width: 196, render: (row) => <Who row={row} onLink={onLink} /> },
      {
        field: 'phone',
        label: t('calls:field.phone'),
        width: 128,
        render: (row) => (
          <Box component="span" sx={tabular}>
            {row.phone}
          </Box>
        ),
      },
      { field: 'summary', label: t('calls:field.summary'), flex: 1, minWidth: 180, render: (row) => <Clipped text={row.summary} /> },
      { field: 'outcome', label: t('calls:field.outcome'), width: 116, render: (row) => <Outcome row={row} /> },
      { field: 'answeredBy', label: t('calls:field.answeredBy'), width: 116, render: (row) => <Clipped text={row.answeredBy} /> },
      {
        field: 'requestNo',
        label: t('calls:field.request'),
        width: 148,
        render: (row) =>
          row.requestId !== null && (
            <Link component={RouterLink} to={`/requests/${row.requestId}`} sx={tabular}>
              {row.requestNo}
            </Link>
          ),
      },
    ],
    [t, onLink],
  );
}

function Who({ row, onLink }: { readonly row: CallRow; readonly onLink: ((call: CallRow) => void) | undefined }): ReactNode {
  const { t } = useTranslation('calls');
  if (row.customerId !== null) {
    return (
      <Link component={RouterLink} to={`/customers/${row.customerId}`} title={row.name} noWrap sx={{ display: 'block', minWidth: 0 }}>
        {row.name}
      </Link>
    );
  }
  const name = row.name || t('list.noName');
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0, width: '100%' }}>
      <Box
        component="span"
        title={name}
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', color: row.name ? undefined : 'text.secondary' }}
      >
        {name}
      </Box>
      {onLink && (
        <Button size="small" onClick={() => onLink(row)} aria-label={t('list.linkLabel', { name })} sx={{ ml: 'auto', flexShrink: 0 }}>
          {t('list.link')}
        </Button>
      )}
    </Box>
  );
}

function Outcome({ row }: { readonly row: CallRow }): ReactNode {
  const { t } = useTranslation('calls');
  const outcome = callOutcomes.find((one) => one === row.outcome);
  if (!outcome) return null;
  const word = t(`outcome.${outcome}`);
  const text = row.passedTo === '' ? word : t('list.passedOn', { outcome: word, name: row.passedTo });
  return (
    <Box
      component="span"
      title={text}
      sx={{ overflow: 'hidden', textOverflow: 'ellipsis', ...(outcome === 'callBack' && { color: 'warning.main', fontWeight: 700 }) }}
    >
      {text}
    </Box>
  );
}

function Clipped({ text }: { readonly text: string }): ReactNode {
  return (
    <Box component="span" title={text} sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
      {text}
    </Box>
  );
}
