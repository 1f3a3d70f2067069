import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { PlaceView } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { Keeper, PlaceTable } from './places-page.tsx';

/** One place: who answers for it, its bins, what lies there. */
export function PlacePage(): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const trpc = useTRPC();
  const id = Number(useParams()['id']);
  const query = useQuery(trpc.parts.place.queryOptions({ id }));
  const all = useQuery(trpc.parts.placeViews.queryOptions());
  const refusal = useCan()('parts.manage') ? undefined : t('parts:page.needRole');
  const [dialog, setDialog] = useState<'edit' | 'bin' | 'close'>();
  const setActive = useCommand(trpc.parts.setPlaceActive.mutationOptions(), { onDone: () => setDialog(undefined) });
  const done = () => setDialog(undefined);
  return (
    <CatalogueArea>
      <DetailPage<PlaceView>
        query={query}
        backTo="/parts/places"
        title={(place) => place.name}
        subtitle={(place) => [place.code, place.parentName].filter(Boolean).join(' · ')}
        chip={(place) => !place.isActive && <StatusChip label={t('catalogue:places.closed')} tone="ended" />}
        commands={(place) => [
          { label: t('catalogue:places.edit'), onClick: () => setDialog('edit'), refusal },
          place.isActive
            ? { label: t('catalogue:places.close'), onClick: () => setDialog('close'), refusal, isDestructive: true }
            : {
                label: t('catalogue:places.reopen'),
                onClick: () => setActive.run({ id: place.id, version: place.version, isActive: true }),
                refusal,
              },
          ...(place.parentId === null && place.isActive
            ? [{ label: t('catalogue:places.newBin'), onClick: () => setDialog('bin'), refusal, isPrimary: true }]
            : []),
        ]}
      >
        {(place) => (
          <>
            <Section title={t('catalogue:places.facts')}>
              <Facts
                items={[
                  [t('catalogue:field.keeper'), <Keeper key="keeper" place={place} />],
                  [t('catalogue:field.placeKind'), t(`parts:placeKind.${place.kind}`)],
                  [t('catalogue:field.parent'), place.parentName],
                  [t('catalogue:field.items'), place.items],
                  [t('catalogue:field.homeItems'), place.homeItems],
                  [t('parts:field.value'), <Money key="value" fen={place.valueFen} />],
                ]}
              />
            </Section>
            {place.parentId === null && <Bins bins={(all.data ?? []).filter(({ parentId }) => parentId === place.id)} />}
            <Holdings placeId={place.id} />
            {dialog === 'edit' && <PlaceDialog place={place} onClose={done} />}
            {dialog === 'bin' && <PlaceDialog parentId={place.id} onClose={done} />}
            {dialog === 'close' && (
              <ConfirmDialog
                open
                action={t('catalogue:places.close')}
                thing={t('catalogue:places.closeThing', { name: place.name })}
                consequence={t('catalogue:places.closeConsequence')}
                isDestructive
                isPending={setActive.isPending}
                onConfirm={() => setActive.run({ id: place.id, version: place.version, isActive: false })}
                onClose={done}
              />
            )}
          </>
        )}
      </DetailPage>
    </CatalogueArea>
  );
}

function Bins({ bins }: { readonly bins: readonly PlaceView[] }): ReactNode {
  const { t } = useTranslation('catalogue');
  return <Section title={t('places.bins')}>{bins.length === 0 ? t('places.noBins') : <PlaceTable places={bins} />}</Section>;
}

/** What lies at a place, a hundred at a time. */
function Holdings({ placeId }: { readonly placeId: number }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts', 'common']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    queryKey: [...trpc.parts.holdings.queryKey(), 'pages', placeId],
    queryFn: ({ pageParam }) => client.parts.holdings.query({ placeId, limit: 100, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('catalogue:places.holds')}>
      {query.data && rows.length === 0 ? (
        <EmptyState title={t('catalogue:places.nothing')} />
      ) : (
        <DataTable
          label={t('catalogue:places.holds')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              label: t('parts:field.code'),
              render: ({ id, code }) => (
                <Link component={RouterLink} to={`/parts/${id}`}>
                  {code}
                </Link>
              ),
            },
            { key: 'name', label: t('parts:field.name'), render: ({ name }) => name },
            { key: 'spec', label: t('parts:field.spec'), render: ({ spec }) => spec },
            { key: 'qty', label: t('parts:field.qty'), numeric: true, render: (row) => formatQuantity(row.qty, row) },
            { key: 'value', label: t('parts:field.value'), numeric: true, render: ({ valueFen }) => <Money fen={valueFen} /> },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('parts:page.older')}
        </Button>
      )}
    </Section>
  );
}
