import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';

/** Batches or serial numbers with what is left of each, and where. */
export function PartLots({ part }: { readonly part: PartView }): ReactNode {
  const { t } = useTranslation('catalogue');
  const lots = useQuery(useTRPC().parts.lots.queryOptions({ itemId: part.id }));
  return (
    <Section title={t('lots.title')}>
      {lots.data?.length === 0
        ? t('lots.empty')
        : lots.data && (
            <DataTable
              label={t('lots.title')}
              rows={lots.data}
              rowKey={({ id }) => id}
              columns={[
                { key: 'no', label: t('field.lot'), render: ({ no }) => no },
                { key: 'expires', label: t('field.expires'), render: ({ expiresOn }) => expiresOn },
                {
                  key: 'places',
                  label: t('area.places'),
                  render: ({ places }) =>
                    places.length === 0
                      ? t('lots.gone')
                      : places.map(({ placeName, qty }) => t('lots.at', { place: placeName, qty: formatQuantity(qty, part) })).join('、'),
                },
              ]}
            />
          )}
    </Section>
  );
}
