import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { PlaceView } from '../../../shared/catalogue.ts';
import { useTRPC } from '../../api.ts';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { PlaceDialog } from './place-dialog.tsx';

/** The shop's stores with their keepers, bins and what lies there (R-000-22, R-001-12). */
export function PlacesPage(): ReactNode {
  const { t } = useTranslation('catalogue');
  const mayManage = useCan()('parts.manage');
  const places = useQuery(useTRPC().parts.placeViews.queryOptions());
  const [isAdding, setAdding] = useState(false);
  return (
    <CatalogueArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('places.title')}
          subtitle={t('places.hint')}
          actions={
            mayManage && (
              <Button variant="contained" onClick={() => setAdding(true)}>
                {t('places.new')}
              </Button>
            )
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          {places.data ? (
            <PlaceTable places={inStores(places.data)} />
          ) : places.error ? (
            <ErrorState error={places.error} onRetry={() => void places.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
      {isAdding && <PlaceDialog onClose={() => setAdding(false)} />}
    </CatalogueArea>
  );
}

/** Each store with its bins below it. */
function inStores(places: readonly PlaceView[]): readonly PlaceView[] {
  const stores = places.filter(({ parentId }) => parentId === null);
  return stores.flatMap((store) => [store, ...places.filter(({ parentId }) => parentId === store.id)]);
}

/** Places with their keeper and what lies there. */
export function PlaceTable({ places }: { readonly places: readonly PlaceView[] }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  return (
    <TablePaper>
      <DataTable
        label={t('catalogue:places.title')}
        rows={places}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'code',
            label: t('catalogue:field.placeCode'),
            width: 170,
            render: ({ id, code, parentId }) => (
              <Link
                component={RouterLink}
                to={`/parts/places/${id}`}
                sx={{ pl: parentId === null ? 0 : 2.5, fontWeight: parentId === null ? 600 : 400 }}
              >
                {code}
              </Link>
            ),
          },
          { key: 'name', label: t('catalogue:field.placeName'), render: ({ name }) => name },
          {
            key: 'kind',
            label: t('catalogue:field.placeKind'),
            render: (place) => (place.parentId === null ? t(`parts:placeKind.${place.kind}`) : t('catalogue:places.bin')),
          },
          { key: 'keeper', label: t('catalogue:field.keeper'), render: (place) => <Keeper place={place} /> },
          { key: 'items', label: t('catalogue:field.items'), numeric: true, render: ({ items }) => items },
          { key: 'value', label: t('parts:field.value'), numeric: true, render: ({ valueFen }) => <Money fen={valueFen} /> },
          {
            key: 'state',
            label: '',
            width: 90,
            render: ({ isActive }) => !isActive && <StatusChip label={t('catalogue:places.closed')} tone="ended" />,
          },
        ]}
      />
    </TablePaper>
  );
}

/** Nobody answers for a store without a keeper, and the list says so. */
export function Keeper({ place }: { readonly place: PlaceView }): ReactNode {
  const { t } = useTranslation('catalogue');
  if (place.keeperName !== null) return place.keeperName;
  return (
    <Typography component="span" variant="body2" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'warning.main' }}>
      <WarningAmber fontSize="small" />
      {t('places.noKeeper')}
    </Typography>
  );
}
