import { cardStates, installedItemKinds } from '../../../shared/installed-items.ts';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import type { ItemWarranty, PresetTerms } from '../../../shared/warranties.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
import { warrantyTerm } from '../../../shared/warranty-terms.ts';
import type { ActorContext } from '../../context.ts';
import { todayOf, warrantiesOf } from '../warranties/warranties.service.ts';
import type { ItemRow } from './installed-items.repository.ts';

const nothing: ItemWarranty = { source: 'none', policy: '', answers: [], keepBoxUntil: null };

/** Items as screens show them, each with its warranty as it stands today; with `preset` as a job under it sees them. */
export async function withWarranties(
  context: Pick<ActorContext, 'app' | 'db' | 'now'>,
  rows: readonly ItemRow[],
  preset: PresetTerms | null = null,
): Promise<readonly InstalledItemView[]> {
  if (rows.length === 0) return [];
  const warranties = await warrantiesOf(
    context.db,
    rows.map(({ id }) => id),
    await todayOf(context),
    preset,
  );
  return rows.map((row) => toView(row, warranties.get(row.id) ?? nothing));
}

function toView(row: ItemRow, warranty: ItemWarranty): InstalledItemView {
  const { projectId: _project, cardTerm, retiredAt: _retired, createdAt: _created, ...item } = row;
  const term = cardTerm === '' ? undefined : warrantyTerm.safeParse(JSON.parse(cardTerm)).data;
  return {
    ...item,
    kind: installedItemKinds.find((kind) => kind === row.kind) ?? 'product',
    accessoriesComplete: row.accessoriesComplete === 1,
    packingKept: row.packingKept === 1,
    isGift: row.isGift === 1,
    isOwnSale: row.isOwnSale === 1,
    trade: warrantyPolicyCodes.find((code) => code === row.trade) ?? null,
    cardState: cardStates.find((state) => state === row.cardState) ?? null,
    cardTermUnit: term?.unit ?? null,
    cardTermCount: term && 'count' in term ? term.count : null,
    warranty,
  };
}
