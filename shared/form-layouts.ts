import { z } from 'zod';
import { line, paragraph } from './fields.ts';
import { copyKeys, formCodes, forms } from './forms.ts';
import type { CopyKey, FormCode } from './forms.ts';
import { papers } from './papers.ts';
import type { Paper } from './papers.ts';

/** How much of a row a fact takes. */
export const partSizes = ['third', 'half', 'twoThirds', 'full'] as const;
export type PartSize = (typeof partSizes)[number];

/** One part of a form as the shop wants it: which, under which caption, how wide. Only keys that the form offers count. */
const layoutPart = z.strictObject({
  key: line(40),
  caption: line(20).default(''),
  size: z.enum(partSizes).nullable().default(null),
  isHidden: z.boolean().default(false),
});
export type LayoutPart = Readonly<z.output<typeof layoutPart>>;

/**
 * What a shop changes about a form: order, captions, widths and what is left out, fixed text above and below, its mark. It is data out of
 * an allow-list; text is only ever text (F106).
 */
export const formLayout = z.strictObject({
  parts: z.array(layoutPart).max(80).default([]),
  topText: paragraph(500).default(''),
  bottomText: paragraph(1000).default(''),
  hasLogo: z.boolean().default(true),
});
export type FormLayout = Readonly<z.output<typeof formLayout>>;

/** Nothing was changed. */
export const plainLayout: FormLayout = { parts: [], topText: '', bottomText: '', hasLogo: true };

/** Empty: every paper that has no layout of its own. */
export const layoutPaper = z.enum(['', ...papers]);
export type LayoutPaper = z.output<typeof layoutPaper>;

const formCode = z.enum(formCodes);
/** `current` is the layout that the editor showed (0 = the program's own), so that two people do not overwrite each other; `layout` null takes the shop's away. */
export const saveLayoutInput = z
  .strictObject({ form: formCode, paper: layoutPaper, current: z.number().int().min(0), layout: formLayout.nullable() })
  .refine(({ form, paper }) => paper === '' || forms[form].papers.includes(paper), { path: ['paper'], error: 'notOffered' });

/** On what and how a form is printed; seats may choose otherwise. */
export const formChoice = z.strictObject({
  paper: z.enum(papers),
  isLandscape: z.boolean(),
  copies: z.array(z.enum(copyKeys)).max(copyKeys.length),
  isCarbon: z.boolean(),
  isOverlay: z.boolean(),
});
export interface FormChoice {
  readonly paper: Paper;
  readonly isLandscape: boolean;
  readonly copies: readonly CopyKey[];
  /** All copies in one go through carbon paper. */
  readonly isCarbon: boolean;
  /** Only the values, for paper on which the form is printed already 套打. */
  readonly isOverlay: boolean;
}

/** How a form is printed where nobody chose otherwise. */
export function programChoice(form: FormCode): FormChoice {
  const { papers: offered, isLandscape, copies } = forms[form];
  return { paper: offered[0] ?? 'A4', isLandscape, copies, isCarbon: false, isOverlay: false };
}

/** `choice` null takes the shop's away. */
export const saveDefaultInput = z
  .strictObject({ form: formCode, current: z.number().int().min(0), choice: formChoice.nullable() })
  .refine(({ form, choice }) => choice === null || forms[form].papers.includes(choice.paper), {
    path: ['choice', 'paper'],
    error: 'notOffered',
  })
  .refine(({ form, choice }) => choice === null || choice.copies.every((copy) => forms[form].layers.includes(copy)), {
    path: ['choice', 'copies'],
    error: 'notOffered',
  })
  .refine(({ form, choice }) => choice === null || choice.isCarbon || choice.copies.length > 0 || forms[form].layers.length === 0, {
    path: ['choice', 'copies'],
    error: 'required',
  });

interface Saved {
  readonly form: FormCode;
  /** Which one it is: `current` of the next change. */
  readonly current: number;
  readonly changedAt: number;
  readonly changedBy: string;
}
/** A layout of the shop; null: it was taken away again. */
export interface SavedLayout extends Saved {
  readonly paper: LayoutPaper;
  readonly layout: FormLayout | null;
}
export interface SavedDefault extends Saved {
  readonly choice: FormChoice | null;
}
/** All that the shop changed about its forms. */
export interface FormSetup {
  readonly layouts: readonly SavedLayout[];
  readonly defaults: readonly SavedDefault[];
}

/** The newest record of each kind that a form can be shown with; null: there is none yet. */
export interface NewestRecords {
  readonly workOrder: number | null;
  readonly feedbackForm: number | null;
  readonly incident: number | null;
  readonly materialRequest: number | null;
  readonly stocktake: number | null;
  readonly toolNote: number | null;
  readonly toolPurchase: number | null;
  readonly purchaseOrder: number | null;
  readonly repairCase: number | null;
  readonly repairService: number | null;
  readonly warrantyCard: number | null;
  readonly request: number | null;
  readonly closedRequest: number | null;
  readonly customer: number | null;
  readonly installedItem: number | null;
  readonly item: number | null;
  readonly tool: number | null;
  readonly stockDocument: number | null;
  readonly replacement: number | null;
  readonly oldPartNote: number | null;
  readonly depositReceipt: number | null;
  readonly deductionPlan: number | null;
  readonly chargedLoss: number | null;
  readonly accountHolder: number | null;
  readonly handover: number | null;
}

/** The layout that holds for a form on a paper: its own, otherwise that for every paper, otherwise the program's. */
export function layoutFor({ layouts }: FormSetup, form: FormCode, paper: Paper): FormLayout {
  const of = (wanted: LayoutPaper) => layouts.find((saved) => saved.form === form && saved.paper === wanted)?.layout;
  return of(paper) ?? of('') ?? plainLayout;
}

/** A part that a form offers. */
export interface OfferedPart {
  readonly key: string;
  /** It prints whatever the shop chooses: a rule asks for it. */
  readonly isFixed?: boolean;
}

export interface ArrangedPart<P extends OfferedPart> {
  readonly part: P;
  /** Empty: the form's own. */
  readonly caption: string;
  readonly size: PartSize | null;
}

/**
 * The parts of a form in the order of a layout. What the layout does not name comes where the form has it: behind the part that it follows
 * there. Unknown and repeated keys are left out, parts that a rule asks for stay.
 */
export function arrange<P extends OfferedPart>(offered: readonly P[], layout: FormLayout): readonly ArrangedPart<P>[] {
  const byKey = new Map(offered.map((part) => [part.key, part]));
  return spelledOut(offered, layout).parts.flatMap(({ key, caption, size, isHidden }) => {
    const part = byKey.get(key);
    return part && (part.isFixed || !isHidden) ? [{ part, caption, size }] : [];
  });
}

/** The same layout with every offered part named where it stands, each once. Parts that are not offered keep their places. */
export function spelledOut(offered: readonly OfferedPart[], layout: FormLayout): FormLayout {
  const named = new Set<string>();
  const parts = layout.parts.filter(({ key }) => !named.has(key) && named.add(key));
  offered.forEach(({ key }, index) => {
    if (named.has(key)) return;
    const before = offered[index - 1];
    const at = before ? parts.findIndex((one) => one.key === before.key) + 1 : 0;
    parts.splice(at, 0, { key, caption: '', size: null, isHidden: false });
    named.add(key);
  });
  return { ...layout, parts };
}

/** The layout with a part one place up (-1) or down (1) among those that the form offers. */
export function moved(offered: readonly OfferedPart[], layout: FormLayout, key: string, by: -1 | 1): FormLayout {
  const parts = [...layout.parts];
  const shown = parts.filter((part) => offered.some((one) => one.key === part.key));
  const neighbour = shown[shown.findIndex((part) => part.key === key) + by];
  if (!neighbour) return layout;
  const from = parts.findIndex((part) => part.key === key);
  const [part] = parts.splice(from, 1);
  const to = parts.indexOf(neighbour) + (by === 1 ? 1 : 0);
  if (part) parts.splice(to, 0, part);
  return { ...layout, parts };
}
