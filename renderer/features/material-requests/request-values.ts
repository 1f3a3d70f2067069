import { z } from 'zod';
import { buyReasons, createMaterialRequestInput, materialPurposes, mostRequestLines } from '../../../shared/material-requests.ts';
import type { MaterialRequestView } from '../../../shared/material-requests.ts';
import { materialPaths } from '../../../shared/material-request-lifecycle.ts';
import type { PartRow } from '../../../shared/parts.ts';

/** A line as it is typed: an item of the catalogue, or words for what is not in it. */
export interface LineValues {
  readonly itemId: number | null;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly qty: number | null;
  readonly note: string;
}

export interface RequestValues {
  readonly applicantId: number | null;
  readonly path: (typeof materialPaths)[number];
  readonly purpose: (typeof materialPurposes)[number];
  readonly workOrderId: number | null;
  readonly reason: string;
  readonly buyReason: (typeof buyReasons)[number] | null;
  readonly neededOn: string;
  readonly lines: readonly LineValues[];
}

/** What the host checks, of what is typed: the catalogue's words of a line are only shown. */
export const requestSchema = z.preprocess((values) => toInput(values as RequestValues), createMaterialRequestInput);
export type RequestOut = z.output<typeof createMaterialRequestInput>;

export const mostLines = mostRequestLines;

export const emptyLine: LineValues = { itemId: null, name: '', spec: '', unit: '', packUnit: '', packQty: 1, qty: null, note: '' };

export function lineOfPart({ id, name, spec, unit, packUnit, packQty }: PartRow, qty: number | null): LineValues {
  return { itemId: id, name, spec, unit, packUnit, packQty, qty, note: '' };
}

/** An empty last line asks for more and is none itself. */
function toInput({ lines, ...values }: RequestValues) {
  const isEmpty = ({ itemId, name, qty }: LineValues) => itemId === null && name.trim() === '' && qty === null;
  const kept = lines.filter((line, index) => index === 0 || !isEmpty(line));
  return {
    ...values,
    lines: kept.map(({ itemId, name, spec, unit, qty, note }) =>
      itemId === null ? { itemId, name, spec, unit, qty, note } : { itemId, qty, note },
    ),
  };
}

export function valuesOf(request: MaterialRequestView): RequestValues {
  const { applicantId, path, purpose, workOrderId, reason, buyReason, neededOn, lines } = request;
  return {
    ...{ applicantId, path, purpose, workOrderId, reason, buyReason, neededOn },
    lines: lines.map(({ itemId, name, spec, unit, packUnit, packQty, qty, note }) => ({
      itemId,
      name,
      spec,
      unit,
      packUnit,
      packQty,
      qty,
      note,
    })),
  };
}
