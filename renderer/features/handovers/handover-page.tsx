import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { HandoverLine, HandoverView } from '../../../shared/handovers.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { paperPath } from '../../components/paper-paths.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { ConfirmReceiptDialog } from './confirm-receipt-dialog.tsx';
import { HandoverDays } from './handover-days.tsx';

/** One hand-over list 交接单: from, to, count, the papers, the missing numbers, and the receiver's confirmation (R-000-58). */
export function HandoverPage(): ReactNode {
  const { t } = useTranslation(['handovers', 'numbers']);
  const { id } = useParams();
  const allowed = useCan();
  const query = useQuery(useTRPC().handovers.get.queryOptions({ id: Number(id) || 0 }));
  const print = usePrintCommand();
  const [isConfirming, setConfirming] = useState(false);
  return (
    <DetailPage<HandoverView>
      query={query}
      backTo="/handovers"
      title={({ no }) => no}
      subtitle={({ kind, fromName, toName }) => `${t(`numbers:kind.${kind}`)} · ${fromName} → ${toName}`}
      chip={({ state }) => <StatusChip label={t(`handovers:state.${state}`)} tone={state === 'open' ? 'attention' : 'done'} />}
      commands={({ id: handoverId, state }) => [
        print(`/print/handover?id=${handoverId}`),
        ...(state === 'open' && allowed('handovers.write')
          ? [
              {
                label: t('handovers:confirm'),
                onClick: () => setConfirming(true),
                isPrimary: true,
                shortcut: 'Ctrl+Enter',
                shortcutLabel: 'common:shortcut.save',
              },
            ]
          : []),
      ]}
      aside={({ days }) => (
        <Section title={t('handovers:missing')}>
          <HandoverDays days={days} />
        </Section>
      )}
    >
      {(handover) => (
        <>
          <Section title={t('handovers:title')}>
            <Facts
              items={[
                [t('handovers:from'), handover.fromName],
                [t('handovers:to'), handover.toName],
                [t('handovers:at'), <When key="at" at={handover.at} as="full" />],
                [t('handovers:count'), t('handovers:papers', { count: handover.count })],
                [t('handovers:createdBy'), handover.createdBy],
                [t('handovers:confirmedBy'), handover.confirmedBy],
                [t('handovers:confirmedAt'), handover.confirmedAt !== null && <When key="confirmed" at={handover.confirmedAt} as="full" />],
                [t('handovers:note'), handover.note],
              ]}
            />
          </Section>
          <Section title={t('handovers:lines')}>
            <Lines handover={handover} />
          </Section>
          {isConfirming && <ConfirmReceiptDialog handover={handover} onClose={() => setConfirming(false)} />}
        </>
      )}
    </DetailPage>
  );
}

function Lines({ handover }: { readonly handover: HandoverView }): ReactNode {
  const { t } = useTranslation('handovers');
  return (
    <DataTable<HandoverLine>
      label={t('lines')}
      rows={handover.lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'line', label: t('line'), numeric: true, width: 60, render: ({ lineNo }) => lineNo },
        {
          key: 'no',
          label: t('number'),
          width: 200,
          render: ({ no, subjectId }) => (
            <Link component={RouterLink} to={paperPath(handover.kind, subjectId)} sx={{ fontWeight: 600 }}>
              {no}
            </Link>
          ),
        },
        {
          key: 'state',
          label: t('stateLabel'),
          render: ({ refusedAt, refuseReason }) =>
            refusedAt !== null ? (
              <Box sx={{ color: 'error.main' }}>{t('refused', { reason: refuseReason })}</Box>
            ) : handover.state === 'open' ? (
              t('waiting')
            ) : (
              t('received')
            ),
        },
      ]}
    />
  );
}
