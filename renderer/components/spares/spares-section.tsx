import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { SpareNeed } from '../../../shared/spares.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { StatusChip } from '../status-chip.tsx';
import { When } from '../when.tsx';
import { NeedSpareDialog, ProvideSpareDialog, ShipSpareDialog } from './spare-dialogs.tsx';

type Act = 'provide' | 'ship' | 'drop';

/** The spares that a job needs or got (R-002-73, R-002-83); from here the need is confirmed, and the store hands out or ships. */
export function SparesSection({ requestId, isOpen }: { readonly requestId: number; readonly isOpen: boolean }): ReactNode {
  const { t } = useTranslation('spares');
  const mayNeed = useCan()('requests.manage') && isOpen;
  const query = useQuery(useTRPC().spares.of.queryOptions({ requestId }));
  const [isNeeding, setNeeding] = useState(false);
  const [act, setAct] = useState<{ readonly what: Act; readonly need: SpareNeed }>();
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data || (query.data.length === 0 && !mayNeed)) return null;
  const close = () => setAct(undefined);
  return (
    <Section
      title={t('title')}
      actions={
        mayNeed && (
          <Button variant="outlined" onClick={() => setNeeding(true)}>
            {t('need')}
          </Button>
        )
      }
    >
      {query.data.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('none')}</Typography>}
      <Box component="ul" aria-label={t('title')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {query.data.map((need) => (
          <NeedLine key={need.id} need={need} onAct={(what) => setAct({ what, need })} />
        ))}
      </Box>
      {isNeeding && <NeedSpareDialog requestId={requestId} onClose={() => setNeeding(false)} />}
      {act?.what === 'provide' && <ProvideSpareDialog need={act.need} onClose={close} />}
      {act?.what === 'ship' && <ShipSpareDialog need={act.need} onClose={close} />}
      {act?.what === 'drop' && <DropSpare need={act.need} onClose={close} />}
    </Section>
  );
}

function NeedLine({ need, onAct }: { readonly need: SpareNeed; readonly onAct: (what: Act) => void }): ReactNode {
  const { t } = useTranslation('spares');
  const allowed = useCan();
  const mayStore = allowed('stock.issue');
  const { outcome, isInStock, places } = need;
  const said = [need.documentNo, need.carrier, need.trackingNo, need.reason].filter(Boolean).join(' · ');
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ minWidth: 0, mr: 'auto' }}>
        <Link component={RouterLink} to={`/parts/${need.itemId}`}>
          {need.code} {need.itemName}
        </Link>{' '}
        <b>
          {need.qty} {need.unit}
        </b>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <When at={need.neededAt} /> {t('neededBy', { name: need.neededByName })}
          {need.endedAt !== null && (
            <>
              {' · '}
              <When at={need.endedAt} /> {need.endedByName} {said}
            </>
          )}
        </Typography>
      </Box>
      {outcome === '' ? (
        <StatusChip label={t(isInStock ? 'inStock' : 'notInStock')} tone="active" />
      ) : (
        <StatusChip label={t(`outcome.${outcome}`)} tone={outcome === 'dropped' ? 'ended' : 'done'} />
      )}
      {outcome === '' && mayStore && (
        <>
          <Button variant={places.length > 0 ? 'contained' : 'text'} disabled={places.length === 0} onClick={() => onAct('provide')}>
            {t('provide')}
          </Button>
          <Button variant={places.length > 0 ? 'text' : 'contained'} onClick={() => onAct('ship')}>
            {t('ship')}
          </Button>
        </>
      )}
      {outcome === '' && allowed('requests.manage') && <Button onClick={() => onAct('drop')}>{t('drop')}</Button>}
    </Box>
  );
}

function DropSpare({ need, onClose }: { readonly need: SpareNeed; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('spares');
  const drop = useCommand(useTRPC().spares.drop.mutationOptions(), { doneText: t('done.drop'), onDone: onClose });
  return (
    <ReasonDialog
      open
      action={t('drop')}
      thing={t('dropThing', { item: need.itemName, qty: need.qty, unit: need.unit })}
      consequence={t('dropConsequence')}
      isPending={drop.isPending}
      onConfirm={(reason) => drop.run({ id: need.id, version: need.version, reason })}
      onClose={onClose}
    />
  );
}
