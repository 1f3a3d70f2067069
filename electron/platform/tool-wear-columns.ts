import { lifeText } from '../../shared/tool-wear.ts';
import type { WearFigures, WearPerson, WearRow } from '../../shared/tool-wear.ts';
import { column } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface ToolWearRows {
  readonly toolWear: WearRow;
  readonly toolWearPeople: WearPerson;
}

type Worn = WearFigures & { readonly worn: number; readonly wornBefore: number };

function figures<Row extends Worn>(): readonly ListColumn<Row>[] {
  return [
    column('toolsIssued', 'number', 10, ({ issued }) => issued),
    column('exchangedPaid', 'number', 12, ({ paid }) => paid),
    column('exchangedFree', 'number', 12, ({ free }) => free),
    column('exchangedAfter', 'number', 12, ({ after }) => after),
    column('toolsLost', 'number', 10, ({ lost }) => lost),
    column('toolsScrapped', 'number', 10, ({ scrapped }) => scrapped),
    column('repairCount', 'number', 10, ({ repairs }) => repairs),
    column('repairCost', 'money', 14, ({ repairFen }) => repairFen),
    column('daysAway', 'number', 10, ({ daysAway }) => daysAway),
    column('lifeReached', 'text', 12, ({ reachedTenths }) => (reachedTenths === null ? '' : lifeText(reachedTenths))),
    column('wornBefore', 'number', 12, ({ wornBefore }) => wornBefore),
  ];
}

/** Wear of tools (G-16), by kind and by person. */
export const toolWearColumns: { readonly [List in keyof ToolWearRows]: readonly ListColumn<ToolWearRows[List]>[] } = {
  toolWear: [
    column('code', 'text', 14, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 18, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    ...figures<WearRow>(),
    column('lifeDue', 'number', 12, ({ lifeMonths }) => lifeMonths),
  ],
  toolWearPeople: [
    column('technician', 'text', 16, ({ name }) => name),
    ...figures<WearPerson>(),
    column('repairShare', 'money', 14, ({ holderFen }) => holderFen),
  ],
};
