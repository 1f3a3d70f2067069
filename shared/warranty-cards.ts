import { z } from 'zod';
import { id, line, optionalDay, pageInput, reason, requiredParagraph, version } from './fields.ts';
import { papers } from './papers.ts';

/** A is signed for the project by company and supervisor 监理; B is handed to the owner (B-07, R-002-113). */
export const cardKinds = ['A', 'B'] as const;
export type CardKind = (typeof cardKinds)[number];

const cardFacts = {
  ownerName: line(80).default(''),
  phone: line(40).default(''),
  postcode: line(12).default(''),
  /** Postal address with province and city. */
  address: line(240).default(''),
  handedOverOn: optionalDay.default(''),
  startsOn: optionalDay.default(''),
  /** Warranted contents and their terms, a line each. */
  contents: requiredParagraph(2000),
  companySignedBy: line(40).default(''),
  supervisorSignedBy: line(40).default(''),
  signedOn: optionalDay.default(''),
};

/** What each kind needs beside its contents. */
export const requiredOnCard = {
  A: ['projectId'],
  B: ['ownerName', 'phone', 'address', 'handedOverOn', 'startsOn'],
} as const satisfies Record<CardKind, readonly string[]>;

/** A card is not changed once it has its number: it is voided and made anew. */
export const createCardInput = z
  .strictObject({ kind: z.enum(cardKinds), customerId: id, projectId: id.nullable().default(null), ...cardFacts })
  .check(({ value, issues }) => {
    const given: Readonly<Record<string, unknown>> = value;
    for (const field of requiredOnCard[value.kind])
      if (given[field] === '' || given[field] === null)
        issues.push({ code: 'custom', message: 'required', path: [field], input: given[field] });
  });
export type CreateCardInput = z.input<typeof createCardInput>;
export const voidCardInput = z.strictObject({ id, version, reason });
/** Cards of a project, or all of a customer. */
export const cardListInput = z.strictObject({
  customerId: id.nullable().default(null),
  projectId: id.nullable().default(null),
  ...pageInput,
});
export const recordCardPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

const factsSchema = z.object(cardFacts);
export interface CardRow extends Readonly<z.output<typeof factsSchema>> {
  readonly id: number;
  readonly no: string;
  readonly kind: CardKind;
  readonly customerId: number;
  readonly customerName: string;
  readonly projectId: number | null;
  readonly projectName: string | null;
  readonly voidedAt: number | null;
  readonly voidReason: string;
  readonly createdAt: number;
  readonly version: number;
}

/** What the form prints (F-21), exactly as stored. */
export interface CardPrintData {
  readonly card: CardRow;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  /** How often it was printed so far. */
  readonly printCount: number;
}

/** 1 = original, 2 and more = reprint 补打. */
export interface CardPrintMark {
  readonly nth: number;
}
