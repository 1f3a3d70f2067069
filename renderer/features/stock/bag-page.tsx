import { useQuery } from '@tanstack/react-query';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { BagLine, BagView } from '../../../shared/staff-stock.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { tabular } from '../../theme.ts';
import { BagActions } from './bag-actions.tsx';
import { StockPapers } from './stock-papers.tsx';
import { useAge } from './use-age.ts';

/** What one technician carries, and the notes by which it came and went. */
export function BagPage(): ReactNode {
  const { t } = useTranslation('issuing');
  const staffId = Number(useParams()['id']);
  const query = useQuery(useTRPC().stock.bag.queryOptions({ staffId }));
  return (
    <StockArea>
      <DetailPage<BagView>
        query={query}
        backTo="/parts/technicians"
        title={({ name }) => t('bags.open', { name })}
        more={({ name, lines }) => <BagActions staffId={staffId} name={name} isEmpty={lines.length === 0} />}
      >
        {(bag) => (
          <>
            <Section title={t('bags.lines')}>
              <TablePaper>
                <BagLines bag={bag} />
              </TablePaper>
            </Section>
            <Section title={t('bags.papers')}>
              <TablePaper>
                <StockPapers staffId={staffId} />
              </TablePaper>
            </Section>
          </>
        )}
      </DetailPage>
    </StockArea>
  );
}

function BagLines({ bag }: { readonly bag: BagView }): ReactNode {
  const { t } = useTranslation(['issuing', 'parts', 'common']);
  const age = useAge();
  return (
    <DataTable<BagLine>
      label={t('issuing:bags.lines')}
      rows={bag.lines}
      rowKey={({ itemId }) => itemId}
      empty={t('issuing:bags.noLines')}
      columns={[
        {
          key: 'item',
          label: t('parts:field.name'),
          render: ({ itemId, code, name, spec }) => (
            <Link component={RouterLink} to={`/parts/${itemId}`}>
              {[code, name, spec].filter(Boolean).join(' ')}
            </Link>
          ),
        },
        { key: 'qty', label: t('common:word.quantity'), numeric: true, width: 140, render: (line) => formatQuantity(line.qty, line) },
        { key: 'value', label: t('issuing:bags.value'), numeric: true, width: 140, render: ({ valueFen }) => <Money fen={valueFen} /> },
        { key: 'since', label: t('issuing:bags.since'), width: 120, render: ({ since }) => age(since) },
      ]}
      footer={
        <TableRow sx={{ '& td': { fontWeight: 600 } }}>
          <TableCell colSpan={2}>{t('issuing:bags.total')}</TableCell>
          <TableCell align="right" sx={tabular}>
            <Money fen={bag.valueFen} />
          </TableCell>
          <TableCell />
        </TableRow>
      }
    />
  );
}
