import { z } from 'zod';
import { id, line, reason, requiredLine, version } from './fields.ts';

/** Kinds of outlets 网点 (R-002-75, B-40): a repair centre, its sub-centres, a logistics centre for consumables, branches in town and country. */
export const outletKinds = ['centre', 'subCentre', 'logistics', 'town', 'township'] as const;
export type OutletKind = (typeof outletKinds)[number];

/** A new outlet carries neither id nor version. Only a sub-centre has a parent: an open centre. */
export const saveOutletInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  name: requiredLine(60),
  kind: z.enum(outletKinds),
  parentId: id.nullable().default(null),
  region: line(60).default(''),
  address: line(200).default(''),
  phone: line(40).default(''),
  /** When it is open, in words. */
  hoursNote: line(200).default(''),
  responsibleId: id.nullable().default(null),
});
export const closeOutletInput = z.strictObject({ id, version, reason });
export const reopenOutletInput = z.strictObject({ id, version });

export interface OutletRow {
  readonly id: number;
  readonly name: string;
  readonly kind: OutletKind;
  readonly parentId: number | null;
  readonly parentName: string | null;
  readonly region: string;
  readonly address: string;
  readonly phone: string;
  readonly hoursNote: string;
  readonly responsibleId: number | null;
  readonly responsibleName: string | null;
  /** Still at work. */
  readonly isResponsibleActive: boolean;
  /** People at work here. */
  readonly staffCount: number;
  readonly closedAt: number | null;
  readonly closeReason: string;
  readonly version: number;
}

/** By kind and name, each sub-centre right below its centre, closed ones last. */
export function inOutletOrder<Row extends Pick<OutletRow, 'id' | 'kind' | 'name' | 'parentId' | 'closedAt'>>(
  outlets: readonly Row[],
): readonly Row[] {
  const sorted = outlets.toSorted(
    (a, b) => outletKinds.indexOf(a.kind) - outletKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'zh-CN') || a.id - b.id,
  );
  const open = sorted.filter(({ closedAt }) => closedAt === null);
  const below = Map.groupBy(
    open.filter(({ parentId }) => parentId !== null),
    ({ parentId }) => parentId,
  );
  const tops = open.filter(({ parentId }) => parentId === null).flatMap((top) => [top, ...(below.get(top.id) ?? [])]);
  return [...tops, ...sorted.filter(({ closedAt }) => closedAt !== null)];
}
