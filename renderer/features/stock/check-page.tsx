import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { StockCheck } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';

/** Every balance worked out again from the ledger (R-000-22): the books are right, or which parts differ. */
export function CheckPage(): ReactNode {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const check = useQuery(trpc.stock.check.queryOptions(undefined, { staleTime: 0 }));
  return (
    <CatalogueArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('check.title')}
          subtitle={t('check.hint')}
          actions={
            <Button variant="outlined" onClick={() => void check.refetch()} loading={check.isFetching}>
              {t('check.again')}
            </Button>
          }
        />
        <Box sx={{ px: 2, pb: 2, maxWidth: 960 }}>
          {check.error ? (
            <ErrorState error={check.error} onRetry={() => void check.refetch()} />
          ) : check.data ? (
            <Result check={check.data} />
          ) : (
            <TableSkeleton rows={2} />
          )}
        </Box>
      </Box>
    </CatalogueArea>
  );
}

function Result({ check }: { readonly check: StockCheck }): ReactNode {
  const { t } = useTranslation('parts');
  const { balances, moves, differences } = check;
  if (differences.length === 0) {
    return (
      <Alert severity="success" variant="outlined" icon={<CheckCircle />}>
        <AlertTitle>{t('check.fine')}</AlertTitle>
        {t('check.fineDetail', { balances, moves })}
      </Alert>
    );
  }
  return (
    <>
      <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
        <AlertTitle>{t('check.wrong', { count: differences.length })}</AlertTitle>
        {t('check.wrongDetail')}
      </Alert>
      <DataTable
        label={t('check.title')}
        rows={differences}
        rowKey={(row) => `${row.itemId}-${row.placeId}-${row.month}-${row.lotNo}`}
        columns={[
          { key: 'item', label: t('field.name'), render: (row) => <PartName itemId={row.itemId} /> },
          { key: 'place', label: t('field.place'), render: (row) => <PlaceName placeId={row.placeId} /> },
          { key: 'of', label: t('check.of'), render: (row) => row.lotNo || row.month || t('check.balance') },
          { key: 'booked', label: t('check.booked'), numeric: true, render: (row) => row.bookedQty },
          { key: 'ledger', label: t('check.ledger'), numeric: true, render: (row) => row.ledgerQty },
          { key: 'bookedFen', label: `${t('check.booked')} ¥`, numeric: true, render: (row) => <Money fen={row.bookedFen} symbol="" /> },
          { key: 'ledgerFen', label: `${t('check.ledger')} ¥`, numeric: true, render: (row) => <Money fen={row.ledgerFen} symbol="" /> },
        ]}
      />
    </>
  );
}

function PartName({ itemId }: { readonly itemId: number }): ReactNode {
  const trpc = useTRPC();
  const part = useQuery(trpc.parts.get.queryOptions({ id: itemId }));
  return (
    <Link component={RouterLink} to={`/parts/${itemId}`}>
      {part.data ? `${part.data.code} ${part.data.name}` : itemId}
    </Link>
  );
}

function PlaceName({ placeId }: { readonly placeId: number }): ReactNode {
  const trpc = useTRPC();
  const places = useQuery(trpc.parts.places.queryOptions());
  return places.data?.find(({ id }) => id === placeId)?.name ?? placeId;
}
