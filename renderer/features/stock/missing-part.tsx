import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { WorkOrderPartView } from '../../../shared/parts.ts';
import type { ItemPlace } from '../../../shared/transfers.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import type { MissingSlip } from './missing-dialog.tsx';

/** One missing part: where it lies and what is kept of it, what would do instead, and the purchase. */
export function MissingPart({ slip, part }: { readonly slip: MissingSlip; readonly part: WorkOrderPartView }): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const { itemId, code, name, spec } = part;
  const places = useQuery(trpc.stock.itemPlaces.queryOptions({ itemId }));
  const kept = useQuery(trpc.stock.reservations.queryOptions({ itemId, workOrderId: slip.workOrderId }));
  const substitutes = useQuery(trpc.parts.substitutes.queryOptions({ itemId }));
  const open = part.wantedQty - part.issuedQty;
  const keptQty = (kept.data ?? []).reduce((sum, { qty }) => sum + qty, 0);
  const left = Math.max(0, open - keptQty);
  const usable = (substitutes.data ?? []).filter(({ isActive }) => isActive);
  return (
    <Box component="section" aria-label={name} sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600 }}>{[code, name, spec].filter(Boolean).join(' ')}</Typography>
        <Typography sx={{ color: 'error.main' }}>{t('missing.short', { qty: formatQuantity(open, part) })}</Typography>
        <Box sx={{ flex: 1 }} />
        <Button
          component={RouterLink}
          to={`/purchasing/requests?new&slip=${slip.workOrderId}&item=${itemId}&qty=${open}`}
          aria-label={t('missing.purchaseOf', { name })}
        >
          {t('missing.purchase')}
        </Button>
      </Box>
      {places.data?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('missing.nowhere')}</Typography>}
      {places.data?.map((place) => (
        <PlaceLine
          key={place.placeId}
          slip={slip}
          part={part}
          place={place}
          own={kept.data?.find(({ placeId }) => placeId === place.placeId)?.qty ?? 0}
          left={left}
        />
      ))}
      {usable.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('missing.substitutes')}：{usable.map((other) => `${other.code} ${other.name}（${other.qty} ${other.unit}）`).join('、')}
        </Typography>
      )}
    </Box>
  );
}

interface PlaceLineProps {
  readonly slip: MissingSlip;
  readonly part: WorkOrderPartView;
  readonly place: ItemPlace;
  /** What this slip keeps here already. */
  readonly own: number;
  /** What it still lacks and keeps nowhere. */
  readonly left: number;
}

function PlaceLine({ slip, part, place, own, left }: PlaceLineProps): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const { itemId, name } = part;
  const { placeId, placeName } = place;
  const free = Math.max(0, place.qty - place.keptQty);
  const [body, take] = [{ workOrderId: slip.workOrderId }, Math.min(left, free)];
  const keep = useCommand(trpc.stock.reserve.mutationOptions(), {
    doneText: own > 0 && take === 0 ? t('missing.released') : t('missing.reserved', { no: slip.no }),
  });
  const set = (qty: number) => void keep.run({ ...body, lines: [{ itemId, placeId, qty }] });
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', pl: 2 }}>
      <Typography>{t('lines.free', { place: placeName, qty: formatQuantity(place.qty, part) })}</Typography>
      {place.keptQty > own && (
        <Typography sx={{ color: 'text.secondary' }}>{t('lines.kept', { qty: formatQuantity(place.keptQty - own, part) })}</Typography>
      )}
      {own > 0 && <Typography sx={{ color: 'success.main' }}>{t('missing.keptHere', { qty: formatQuantity(own, part) })}</Typography>}
      <Box sx={{ flex: 1 }} />
      {place.staffId === null && take > 0 && (
        <Button loading={keep.isPending} onClick={() => set(own + take)} aria-label={t('missing.reserveOf', { name, place: placeName })}>
          {t('missing.reserve')}
        </Button>
      )}
      {own > 0 && (
        <Button loading={keep.isPending} onClick={() => set(0)} aria-label={t('missing.releaseOf', { name, place: placeName })}>
          {t('missing.release')}
        </Button>
      )}
      <Button
        component={RouterLink}
        to={`/parts/transfer?item=${itemId}&from=${placeId}&qty=${Math.max(1, Math.min(part.wantedQty - part.issuedQty, free))}`}
        disabled={free === 0}
        aria-label={t('missing.transferOf', { name, place: placeName })}
      >
        {t('missing.transfer')}
      </Button>
    </Box>
  );
}
