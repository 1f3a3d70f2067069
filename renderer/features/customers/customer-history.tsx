import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CallerView } from '../../../shared/customers.ts';
import type { RequestRow } from '../../../shared/requests.ts';
import { startOfDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { productName } from '../../components/request-form/product-fields.tsx';
import { talkWays } from '../../components/request-form/talk-ways.ts';
import { RequestStateChip } from '../../components/request-marks.tsx';
import { Timeline } from '../../components/timeline.tsx';
import type { TimelineItem } from '../../components/timeline.tsx';
import { useZone } from '../../session.tsx';

const kinds = ['all', 'requests', 'talks', 'items'] as const;
type Kind = (typeof kinds)[number];
type Entry = TimelineItem & { readonly kind: Exclude<Kind, 'all'> | 'created' };

const requestLimit = 50;

/** All dealings with a customer by date, the newest first: requests, talks, purchases. */
export function CustomerHistory({ view }: { readonly view: CallerView }): ReactNode {
  const { t } = useTranslation('customers');
  const trpc = useTRPC();
  const zone = useZone();
  const [kind, setKind] = useState<Kind>('all');
  const requests = useQuery(trpc.requests.list.queryOptions({ customerId: view.customer.id, limit: requestLimit }));
  const entries = useEntries(view, requests.data?.rows ?? [], zone);
  const shown = entries.filter((entry) => kind === 'all' || entry.kind === kind);
  return (
    <Section title={t('page.history')}>
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        value={kind}
        aria-label={t('page.filter')}
        onChange={(_, next: Kind | null) => next && setKind(next)}
        sx={{ mb: 1.5 }}
      >
        {kinds.map((one) => (
          <ToggleButton key={one} value={one} sx={{ py: 0.25, textTransform: 'none' }}>
            {t(`page.filters.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {shown.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('page.noHistory')}</Typography>
      ) : (
        <Timeline label={t('page.history')} items={shown} />
      )}
      {requests.data?.nextCursor && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('page.historyMore', { count: requestLimit })}
        </Typography>
      )}
    </Section>
  );
}

function useEntries({ customer, talks, items }: CallerView, requests: readonly RequestRow[], zone: string): readonly Entry[] {
  const { t } = useTranslation('customers');
  const logged = new Map(requests.map(({ id, content }) => [id, content]));
  // logging a request notes the talk, too: one line is enough
  const further = talks.filter(
    ({ requestId, isIncoming, summary }) => !(isIncoming && requestId !== null && logged.get(requestId)?.startsWith(summary)),
  );
  const entries: readonly Entry[] = [
    ...requests.map((request) => ({
      kind: 'requests' as const,
      id: `request-${request.id}`,
      at: request.receivedAt,
      title: (
        <>
          <Link component={RouterLink} to={`/requests/${request.id}`}>
            {t('page.historyRequest', { no: request.no })}
          </Link>{' '}
          <RequestStateChip state={request.state} type={request.type} />
        </>
      ),
      detail: request.content,
    })),
    ...further.map((talk) => {
      const channel = t(`talkChannel.${talkWays.find((way) => way === talk.channel) ?? 'other'}`);
      return {
        kind: 'talks' as const,
        id: `talk-${talk.id}`,
        at: talk.at,
        title: talk.isIncoming ? t('page.historyTalkIn', { channel }) : t('page.historyTalkOut', { channel }),
        who: talk.userName,
        detail: talk.summary,
      };
    }),
    ...items
      .filter((item) => item.purchasedOn !== '')
      .map((item) => ({
        kind: 'items' as const,
        id: `item-${item.id}`,
        at: startOfDay(item.purchasedOn, zone),
        title: t('page.historyItem', { product: productName(item) }),
        detail: item.serial,
      })),
    { kind: 'created' as const, id: 'created', at: customer.createdAt, title: t('page.historyCreated') },
  ];
  return [...entries].sort((a, b) => b.at - a.at);
}
