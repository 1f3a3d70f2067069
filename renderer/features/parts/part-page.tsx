import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { prorate } from '../../../shared/money.ts';
import { countingUnit, formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import type { MoveRow } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { ReservationsTable } from '../../components/reservations-table.tsx';
import { MovesTable } from '../../components/moves-table.tsx';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { PartDialog } from './part-dialog.tsx';
import { PartFacts } from './part-facts.tsx';
import { PartLots } from './part-lots.tsx';
import { PartPrices } from './part-prices.tsx';
import { PartSubstitutes } from './part-substitutes.tsx';
import { StockMark } from './parts-page.tsx';

/** One part: what it is, what lies where and what it is worth, every move, the slips it went to. */
export function PartPage(): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const allowed = useCan();
  const id = Number(useParams()['id']);
  const [isEditing, setEditing] = useState(false);
  const query = useQuery(trpc.parts.get.queryOptions({ id }));
  return (
    <CatalogueArea>
      <DetailPage<PartView>
        query={query}
        backTo="/parts"
        title={(part) => part.name}
        subtitle={(part) => [part.code, part.spec].filter(Boolean).join(' · ')}
        chip={(part) => <StockMark row={part} />}
        commands={(part) => [
          ...(allowed('print.documents')
            ? [{ label: t('catalogue:labels.print'), onClick: () => void navigate(`/print/part-labels?ids=${part.id}`) }]
            : []),
          ...(allowed('parts.ledger')
            ? [{ label: t('catalogue:ledger.open'), onClick: () => void navigate(`/parts/ledger/${part.id}`) }]
            : []),
          { label: t('page.edit'), onClick: () => setEditing(true), refusal: allowed('parts.manage') ? undefined : t('page.needRole') },
          {
            label: t('page.receive'),
            onClick: () => void navigate(`/parts/receive?item=${part.id}`),
            refusal: allowed('stock.receive') ? undefined : t('page.needRole'),
            isPrimary: true,
          },
        ]}
        aside={(part) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <PartSubstitutes part={part} />
            <UsedOn moves={part.moves} />
          </Box>
        )}
      >
        {(part) => (
          <>
            <Section title={t('page.stock')}>
              <Balances part={part} />
              <ReservationsTable itemId={part.id} />
            </Section>
            <Section title={t('page.facts')}>
              <PartFacts part={part} />
            </Section>
            {part.tracking !== 'none' && <PartLots part={part} />}
            {allowed('parts.manage') && <PartPrices part={part} />}
            <Section title={t('page.moves')}>
              <MovesTable itemId={part.id} isOfOnePart />
            </Section>
            <AttachmentsSection subject="item" subjectId={part.id} title={t('catalogue:photos')} />
            {isEditing && <PartDialog part={part} onClose={() => setEditing(false)} />}
          </>
        )}
      </DetailPage>
    </CatalogueArea>
  );
}

function Balances({ part }: { readonly part: PartView }): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const filled = part.balances.filter(({ qty }) => qty !== 0);
  return (
    <>
      <Facts
        items={[
          [t('field.qty'), formatQuantity(part.qty, part)],
          [t('field.value'), <Money key="value" fen={part.valueFen} />],
          [
            t('page.average'),
            part.qty > 0 && (
              <Fragment key="average">
                <Money fen={prorate(part.valueFen, part.packQty, part.qty)} /> {t('catalogue:prices.per', { unit: countingUnit(part) })}
              </Fragment>
            ),
          ],
        ]}
      />
      {filled.length > 1 && (
        <DataTable
          label={t('page.stock')}
          rows={filled}
          rowKey={(row) => row.placeId}
          columns={[
            { key: 'place', label: t('field.place'), render: (row) => row.placeName },
            { key: 'qty', label: t('field.qty'), numeric: true, render: (row) => formatQuantity(row.qty, part) },
            { key: 'value', label: t('field.value'), numeric: true, render: (row) => <Money fen={row.valueFen} /> },
          ]}
        />
      )}
    </>
  );
}

/** The slips among the last moves, newest first. */
function UsedOn({ moves }: { readonly moves: readonly MoveRow[] }): ReactNode {
  const { t } = useTranslation('parts');
  const slips = [
    ...new Map(moves.filter((move) => move.workOrderNo !== null && move.kind === 'issue').map((move) => [move.workOrderNo, move])).values(),
  ];
  return (
    <Section title={t('page.usedOn')}>
      {slips.length === 0 ? (
        t('page.notUsed')
      ) : (
        <DataTable
          label={t('page.usedOn')}
          rows={slips}
          rowKey={(move) => move.id}
          columns={[
            {
              key: 'no',
              label: t('field.slip'),
              render: (move) => (
                <Link component={RouterLink} to={`/work-orders/${move.workOrderId}`}>
                  {move.workOrderNo}
                </Link>
              ),
            },
            { key: 'qty', label: t('field.issued'), numeric: true, render: (move) => formatQuantity(move.qty, move) },
            { key: 'at', label: t('field.at'), render: (move) => <When at={move.at} as="date" /> },
          ]}
        />
      )}
    </Section>
  );
}
