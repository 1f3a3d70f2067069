import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inOutletOrder } from '../../shared/outlets.ts';
import type { OutletRow } from '../../shared/outlets.ts';
import { useTRPC } from '../api.ts';
import { useSession } from '../session.tsx';
import { readStored, writeStored } from '../storage.ts';

/** Which people are shown: of all outlets, of none, or of the one with this id. */
export type OutletChosen = 'all' | 'none' | number;

interface OutletChoice {
  /** The open outlets; without any there is nothing to choose. */
  readonly outlets: readonly OutletRow[];
  readonly chosen: OutletChosen;
  readonly choose: (chosen: OutletChosen) => void;
}

/** Does this person work where the chosen ones do? */
export function isAtOutlet({ outletId }: { readonly outletId: number | null }, chosen: OutletChosen): boolean {
  return chosen === 'all' || outletId === (chosen === 'none' ? null : chosen);
}

/** The outlet that a screen shows (R-002-75), remembered per person on this seat. */
export function useOutletChoice(screen: string): OutletChoice {
  const { user } = useSession();
  const key = `counter.${screen}.${user.id}.outlet`;
  const [kept, keep] = useState(() => readStored(key));
  const list = useQuery(useTRPC().outlets.list.queryOptions());
  const outlets = inOutletOrder(list.data ?? []).filter(({ closedAt }) => closedAt === null);
  // one that is closed since is not chosen any more
  const chosen = outlets.length > 0 && kept === 'none' ? 'none' : (outlets.find(({ id }) => id === kept)?.id ?? 'all');
  return {
    outlets,
    chosen,
    choose: (next) => {
      keep(next);
      writeStored(key, next);
    },
  };
}

/** Chooses the outlet whose people are shown; a shop without outlets does not see it. */
export function OutletSelect({ choice: { outlets, chosen, choose } }: { readonly choice: OutletChoice }): ReactNode {
  const { t } = useTranslation('outlets');
  if (outlets.length === 0) return null;
  return (
    <TextField
      select
      label={t('choice.label')}
      value={chosen}
      onChange={({ target: { value } }) => choose(value === 'all' || value === 'none' ? value : Number(value))}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ width: 170, flexShrink: 0 }}
    >
      <option value="all">{t('choice.all')}</option>
      {outlets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value="none">{t('choice.none')}</option>
    </TextField>
  );
}
