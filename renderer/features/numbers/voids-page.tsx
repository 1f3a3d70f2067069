import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { voidableKinds } from '../../../shared/numbers.ts';
import type { VoidRow, VoidableKind } from '../../../shared/numbers.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { PaperArea } from '../../components/paper-area.tsx';
import { ChoiceFilter, DayFilter, dayOrNull } from '../../components/list-filters.tsx';
import { paperPath } from '../../components/paper-paths.ts';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly kind: VoidableKind | null;
  readonly from: string;
  readonly to: string;
}
const none: Filters = { kind: null, from: '', to: '' };

/** Numbers that were voided, with reason, who and when (R-001-14). */
export function VoidsPage(): ReactNode {
  const { t } = useTranslation('numbers');
  const client = useTRPCClient();
  const allowed = useCan();
  const [address] = useSearchParams();
  const kind = voidableKinds.find((one) => one === address.get('kind'));
  const fromAddress = kind && { kind, from: address.get('from') ?? '', to: address.get('to') ?? '' };
  return (
    <PaperArea>
      <ListPage<VoidRow, Filters, 'newest'>
        key={address.toString()}
        id="voids"
        title={t('area.voids')}
        columns={useColumns()}
        rowId={({ id }) => id}
        defaultFilters={none}
        {...(fromAddress && { initialFilters: fromAddress })}
        defaultSort="newest"
        filters={(filters, change) => (
          <>
            <ChoiceFilter
              label={t('form')}
              all={t('allForms')}
              value={filters.kind}
              options={voidableKinds.map((one) => [one, t(`kind.${one}`)])}
              onChange={(one) => change({ kind: one })}
            />
            <DayFilter label={t('from')} value={filters.from} onChange={(from) => change({ from })} />
            <DayFilter label={t('to')} value={filters.to} onChange={(to) => change({ to })} />
          </>
        )}
        useRows={useVoidRows}
        {...(allowed('data.export') && {
          exportRows: ({ filters }) => client.numbers.exportVoids.mutate({ key: newRequestKey(), body: askedOf(filters) }),
        })}
        empty={{ title: t('voids.empty'), hint: t('voids.emptyHint') }}
      />
    </PaperArea>
  );
}

function askedOf({ kind, from, to }: Filters) {
  return { kind, from: dayOrNull(from), to: dayOrNull(to) };
}

function useVoidRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().numbers.voids.queryOptions({ ...askedOf(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<VoidRow, 'newest'>[] {
  const { t } = useTranslation('numbers');
  return useMemo(
    () => [
      {
        field: 'no',
        label: t('voids.no'),
        width: 190,
        render: (row) => (
          <Link component={RouterLink} to={paperPath(row.kind, row.subjectId)} sx={{ fontWeight: 600 }}>
            {row.no}
          </Link>
        ),
      },
      { field: 'kind', label: t('form'), width: 130, render: (row) => t(`kind.${row.kind}`) },
      { field: 'reason', label: t('voids.reason'), flex: 1, minWidth: 200 },
      { field: 'userName', label: t('voids.who'), width: 130 },
      { field: 'at', label: t('voids.when'), width: 150, render: (row) => <When at={row.at} as="full" /> },
    ],
    [t],
  );
}
