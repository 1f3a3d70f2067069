import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemTracking } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import type { LinePart } from './line-cells.tsx';

export interface LotCellProps {
  readonly name: string;
  readonly part: LinePart & { readonly tracking: ItemTracking };
  /** The place that it is taken from. */
  readonly placeId?: number;
  /** Or the slip that it comes back from. */
  readonly workOrderId?: number;
}

/** Batch or serial number, chosen from what lies there; scanned ones are put there by the form. Nothing for other items. */
export function LotCell({ name, part, placeId, workOrderId }: LotCellProps): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const isTracked = part.tracking !== 'none';
  const { itemId } = part;
  const atPlace = useQuery(
    trpc.stock.lots.queryOptions({ itemId, placeId: placeId ?? 1 }, { enabled: isTracked && placeId !== undefined }),
  );
  const onSlip = useQuery(
    trpc.stock.slipLots.queryOptions({ itemId, workOrderId: workOrderId ?? 1 }, { enabled: isTracked && workOrderId !== undefined }),
  );
  if (!isTracked) return null;
  const lots = placeId === undefined ? onSlip : atPlace;
  return (
    <FormAutocompleteField
      name={name}
      label={t('lines.lotOf', { name: part.name })}
      isLoading={lots.isPending}
      options={(lots.data ?? []).map(({ no, qty, expiresOn }) => ({
        id: no,
        label: no,
        detail: part.tracking === 'batch' ? [`${qty} ${part.unit}`, expiresOn].filter(Boolean).join(' · ') : '',
      }))}
    />
  );
}
