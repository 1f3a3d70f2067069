import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { talkWays } from '../../../shared/calls.ts';
import type { CallerView, TalkView } from '../../../shared/customers.ts';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { productName } from '../../components/request-form/product-fields.tsx';
import { useCallPreset } from '../../components/request-form/use-call-preset.ts';
import { twoLines } from '../../components/text-styles.ts';
import { WarrantyMark } from '../../components/warranty-mark.tsx';
import { When } from '../../components/when.tsx';
import type { IntakeValues } from './intake-values.ts';

/** R-003-38: what the caller has bought, with its warranty, and what was said last, before anything is saved. */
export function CallerBackground({ caller }: { readonly caller: CallerView | undefined }): ReactNode {
  const { t } = useTranslation('intake');
  const chosenId = useWatch<IntakeValues, 'installedItemId'>({ name: 'installedItemId' });
  // the chosen item as the preset of the call sees it (R-002-37)
  const asked = useCallPreset(caller?.customer.id ?? null, caller !== undefined)?.item;
  if (!caller) return <BackgroundSkeleton />;
  return (
    <>
      <Part title={t('items.title')} isEmpty={caller.items.length === 0} empty={t('items.none')}>
        {chosenFirst(caller.items, chosenId ?? null)
          .slice(0, 6)
          .map((item) => (
            <Item key={item.id} item={item.id === asked?.id ? { ...item, warranty: asked.warranty } : item} />
          ))}
      </Part>
      <Part title={t('talks.title')} isEmpty={caller.talks.length === 0} empty={t('talks.none')}>
        {caller.talks.map((talk) => (
          <Talk key={talk.id} talk={talk} />
        ))}
      </Part>
    </>
  );
}

/** What the call is about stands on top, also if it is one of many: its warranty is to be seen at once. */
function chosenFirst(items: readonly InstalledItemView[], id: number | null): readonly InstalledItemView[] {
  return items.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
}

function Item({ item }: { readonly item: InstalledItemView }): ReactNode {
  const { t } = useTranslation('intake');
  const { setValue } = useFormContext<IntakeValues>();
  const isChosen = useWatch<IntakeValues, 'installedItemId'>({ name: 'installedItemId' }) === item.id;
  const choose = () => {
    setValue('installedItemId', item.id, { shouldDirty: true });
    setValue('productText', productName(item), { shouldDirty: true });
  };
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'start', gap: 0.5 }}>
      <Box sx={{ minWidth: 0, mr: 'auto' }}>
        <Typography sx={{ overflowWrap: 'anywhere', fontWeight: isChosen ? 700 : 400 }}>
          {[productName(item), item.location].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="body2" component="div" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, overflowWrap: 'anywhere' }}>
          <WarrantyMark key={String(isChosen)} warranty={item.warranty} reasons={isChosen ? 'open' : 'folded'} />
          {item.serial && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {item.serial}
            </Box>
          )}
        </Typography>
      </Box>
      <Button
        onClick={choose}
        disabled={isChosen}
        sx={{ minHeight: 24, py: 0, flexShrink: 0 }}
        aria-label={`${t(isChosen ? 'items.chosen' : 'items.use')} ${productName(item)}`}
      >
        {t(isChosen ? 'items.chosen' : 'items.use')}
      </Button>
    </Box>
  );
}

function Talk({ talk }: { readonly talk: TalkView }): ReactNode {
  const { t } = useTranslation('customers');
  const way = talkWays.find((one) => one === talk.channel) ?? 'other';
  const channel = t(`talkChannel.${way}`);
  return (
    <Box component="li">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <When at={talk.at} /> · {talk.isIncoming ? t('page.historyTalkIn', { channel }) : t('page.historyTalkOut', { channel })} ·{' '}
        {talk.userName}
      </Typography>
      <Typography variant="body2" sx={twoLines} title={talk.summary}>
        {talk.summary}
      </Typography>
    </Box>
  );
}

interface PartProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: ReactNode;
}

/** A headed list of the right column. */
export function Part({ title, isEmpty, empty, children }: PartProps): ReactNode {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <Typography id={id} variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {isEmpty ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {empty}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {children}
        </Box>
      )}
    </Box>
  );
}

function BackgroundSkeleton(): ReactNode {
  return (
    <Box aria-hidden sx={{ display: 'grid', gap: 1 }}>
      {[0, 1, 2, 3, 4].map((line) => (
        <Skeleton key={line} variant="rounded" height={32} />
      ))}
    </Box>
  );
}
