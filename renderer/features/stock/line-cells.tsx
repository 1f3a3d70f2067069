import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';

/** What every line of a receipt, an issue or a return names. */
export interface LinePart {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
}

export function PartCell({ part }: { readonly part: LinePart }): ReactNode {
  return (
    <Box sx={{ minHeight: 34, display: 'grid', alignContent: 'center' }}>
      <Typography sx={{ fontWeight: 600 }}>{part.name}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[part.code, part.spec].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

/** Where a part goes to or comes from; with what lies there, where it is taken away. */
export function PlaceCell({
  name,
  part,
  isTaken = false,
}: {
  readonly name: string;
  readonly part: LinePart;
  readonly isTaken?: boolean;
}): ReactNode {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const places = useQuery(trpc.parts.places.queryOptions());
  const view = useQuery(trpc.parts.get.queryOptions({ id: part.itemId }, { enabled: isTaken }));
  const balanceAt = (placeId: number) => view.data?.balances.find((balance) => balance.placeId === placeId);
  const qtyAt = (placeId: number) => balanceAt(placeId)?.qty ?? 0;
  const shelves = (places.data ?? []).map(({ id, name: placeName }) => ({ id, name: placeName }));
  // what technicians carry can be handed out too
  const bags = (view.data?.balances ?? [])
    .filter(({ placeId, qty, isSource }) => isSource && qty > 0 && !shelves.some(({ id }) => id === placeId))
    .map(({ placeId, placeName }) => ({ id: placeId, name: placeName }));
  const label = ({ id, name: placeName }: { readonly id: number; readonly name: string }) => {
    const kept = balanceAt(id)?.keptQty ?? 0;
    const said = (qty: number) => (view.data ? formatQuantity(qty, view.data) : qty);
    return [t('line.stockAt', { place: placeName, qty: said(qtyAt(id)) }), kept > 0 && t('line.keptAt', { qty: said(kept) })]
      .filter(Boolean)
      .join(' ');
  };
  const options = (isTaken ? [...shelves, ...bags] : shelves).map((place) => ({
    value: place.id,
    label: isTaken ? label(place) : place.name,
  }));
  return (
    <FormChoiceField
      name={name}
      label={t('line.placeOf', { name: part.name })}
      options={isTaken ? options.toSorted((a, b) => qtyAt(b.value) - qtyAt(a.value)) : options}
    />
  );
}

export function RemoveButton({ part, onClick }: { readonly part: LinePart; readonly onClick: () => void }): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <IconButton aria-label={t('line.remove', { name: part.name })} onClick={onClick}>
      <Close fontSize="small" />
    </IconButton>
  );
}
