import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { countableStates } from '../../../shared/stocktake-lifecycle.ts';
import { formatYuan } from '../../../shared/money.ts';
import type { StocktakeSignature, StocktakeView } from '../../../shared/stocktakes.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { CountPanel } from './count-panel.tsx';
import { LinesSection } from './lines-section.tsx';
import { StepDialog } from './step-dialog.tsx';
import type { DialogCommand } from './step-dialog.tsx';
import { StocktakeChip } from './stocktake-chip.tsx';
import { useStocktakeCommands } from './use-stocktake-commands.ts';

/** One stocktake: counting, differences with their reasons, signatures (SM-10). */
export function StocktakePage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneStocktake key={id} id={id} /> : <NotFoundPage />;
}

function OneStocktake({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const query = useQuery(useTRPC().stocktakes.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<DialogCommand>();
  const commands = useStocktakeCommands(setDialog);
  /** A count that is not blind may be written on a sheet with the book or without. */
  const sheets = ({ isBlind, state }: StocktakeView) => [
    {
      label: t('paper.title'),
      onClick: () => navigate(`/print/stocktake?id=${id}`),
      shortcut: 'Ctrl+P',
      shortcutLabel: 'common:action.print' as const,
    },
    ...(!isBlind && countableStates.includes(state)
      ? [{ label: t('paper.blank'), onClick: () => navigate(`/print/stocktake?id=${id}&blank=1`) }]
      : []),
  ];
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const row = query.data as unknown as StocktakeView | undefined;
  return (
    <>
      <DetailPage<StocktakeView>
        query={{ ...query, data: row }}
        backTo="/stocktakes"
        title={({ no }) => no}
        chip={(view) => (
          <>
            <StocktakeChip state={view.state} />
            {view.isBlind && countableStates.includes(view.state) && <StatusChip label={t('page.blind')} />}
          </>
        )}
        subtitle={(view) => (
          <span>
            {t(`kind.${view.kind}`)} · {t(`mode.${view.mode}`)} {view.chosen} ·{' '}
            {t('page.progress', { counted: view.countedCount, lines: view.lineCount })}
          </span>
        )}
        more={() =>
          allowed('parts.export') && (
            <ListExportButton
              request={{ id }}
              exportRows={(body) => client.stocktakes.exportLines.mutate({ key: newRequestKey(), body })}
            />
          )
        }
        commands={(view) => [...(allowed('print.store') ? sheets(view) : []), ...commands(view)]}
        aside={(view) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Signatures view={view} />
            <Section title={t('page.timeline')}>
              <History view={view} />
            </Section>
          </Box>
        )}
      >
        {(view) => (
          <>
            {countableStates.includes(view.state) && allowed('stocktakes.count') && <CountPanel view={view} />}
            <LinesSection view={view} />
          </>
        )}
      </DetailPage>
      {row && dialog && <StepDialog command={dialog} view={row} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Signatures({ view }: { readonly view: StocktakeView }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const signed = (signature: StocktakeSignature | null) =>
    signature === null ? (
      t('page.unsigned')
    ) : (
      <>
        {signature.name} <When at={signature.at} />
      </>
    );
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [t('page.bookedOn'), view.bookedOn],
          [
            t('page.frozen'),
            <span key="frozen">
              <When at={view.frozenAt} /> #{view.frozenMoveId}
            </span>,
          ],
          [t('list.startedBy'), view.createdByName],
          [t('page.counters'), view.counters],
          [t('page.witness'), signed(view.witness)],
          [t('page.explained'), signed(view.explained)],
          [t('page.approved'), signed(view.approved)],
          [t('page.locked'), view.lockedAt === null ? '' : <When key="locked" at={view.lockedAt} />],
          ...(view.documentId === null
            ? []
            : [
                [
                  t('page.document'),
                  <Link key="document" component={RouterLink} to={`/parts/moves?document=${view.documentId}`}>
                    {view.documentNo}
                  </Link>,
                ] as const,
              ]),
          ...(view.sums
            ? ([
                [t('line.difference'), t('sums.equal', { equal: view.sums.equal, lines: view.lineCount })],
                [
                  t('line.amount'),
                  (['gain', 'loss'] as const)
                    .map((kind) => t(`sums.${kind}`, { amount: formatYuan(view.sums?.[`${kind}Fen`] ?? 0, { symbol: '¥' }) }))
                    .join(' '),
                ],
              ] as const)
            : []),
          ...(view.note === '' ? [] : ([[t('create.note'), view.note]] as const)),
        ]}
      />
    </Section>
  );
}

function History({ view }: { readonly view: StocktakeView }): ReactNode {
  const { t, i18n } = useTranslation('stocktakes');
  const items = view.timeline.map(({ id, at, kind, userName, data }) => ({
    id,
    at,
    title: i18n.exists(`stocktakes:event.${kind}`) ? dynamicText(i18n, `stocktakes:event.${kind}`, data) : kind,
    who: userName ?? '',
  }));
  return <Timeline label={t('page.timeline')} items={items.reverse()} />;
}
