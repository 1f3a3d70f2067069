import type { Catalogue } from '../../shared/i18n/index.ts';
import type { InstalledItemFile } from '../../shared/installed-items.ts';
import type { Paper } from '../../shared/papers.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { SlipPrintData } from '../../shared/work-orders.ts';
import { composed, fact } from './compose.tsx';
import type { FactPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { QrCode } from './qr-code.tsx';

export type LabelTexts = Pick<Catalogue, 'print' | 'paperForms'>;

type LabelPrint = Pick<FormPrint<LabelTexts>, 'texts' | 'layout' | 'spec'>;

/** Sticks on what was brought in: the slip's number with its code, whose it is and what. */
export function slipLabel(slip: SlipPrintData, { texts, layout, spec }: LabelPrint): PaperForm {
  const words = texts.paperForms.label;
  const parts: readonly FactPart[] = [
    fact('customer', words.customer, short(slip.customerName, spec.paper, words.customer), 'full', { isFixed: true, strong: true }),
    fact('product', words.product, short(slip.productText, spec.paper, words.product)),
    fact('phone', words.phone, short(slip.phone, spec.paper, words.phone)),
    fact('planned', words.planned, formatDateTime(slip.plannedAt, slip.shop.zone)),
  ];
  return label(slip.id, slip.no, slip.shop.name, parts, { layout, spec });
}

/** The number by which an item is found when its label is scanned; empty: it has none. */
function itemCode({ serial, itemCode: code, cardNo, vehicle }: InstalledItemFile['item']): string {
  return vehicle?.plate || serial || code || cardNo;
}

/** Sticks on an installed item: what it is, its number with the code, since when and until when it is covered. */
export function itemLabel({ item, customer }: InstalledItemFile, shopName: string, { texts, layout, spec }: LabelPrint): PaperForm {
  const words = texts.paperForms.label;
  const name = [item.category, item.brand, item.model].filter(Boolean).join(' ');
  const code = itemCode(item);
  const parts: readonly FactPart[] = [
    fact('name', words.name, short(name, spec.paper, words.name), 'full', { isFixed: true, strong: true }),
    fact('customer', words.customer, short(customer.name, spec.paper, words.customer)),
    fact('serial', words.serial, item.serial === code ? '' : short(item.serial, spec.paper, words.serial)),
    fact('location', words.location, short(item.location, spec.paper, words.location)),
    fact('installed', words.installed, item.installedOn || item.purchasedOn),
    fact('warranty', words.warranty, item.warranty.answers.find(({ part }) => part === '')?.until ?? ''),
  ];
  return label(item.id, code, shopName, parts, { layout, spec });
}

/** Without what is not known: a label has no room for it. */
export function label(
  key: number,
  no: string,
  shopName: string,
  parts: readonly FactPart[],
  { layout, spec }: Pick<LabelPrint, 'layout' | 'spec'>,
): PaperForm {
  const { blocks } = composed(
    parts.filter(({ value }) => value !== ''),
    layout,
    spec,
  );
  return { key, ...heads(no, shopName, spec.paper), ...composed(parts, layout, spec), blocks };
}

function heads(no: string, shopName: string, paper: Paper): Pick<PaperForm, 'head' | 'nextHead'> {
  return {
    head: (
      <header className="label-head">
        {no !== '' && <QrCode text={no} />}
        <div>
          <div className="number">{no}</div>
          <div className="label-shop">{cut(shopName, (lineEms[paper] ?? 20) - codeEms)}</div>
        </div>
      </header>
    ),
    nextHead: <header className="number">{no}</header>,
  };
}

/** How many signs of full width stand on a line, and how many the code takes. */
const lineEms: Readonly<Partial<Record<Paper, number>>> = { '60x40': 20.5, '40x30': 16.5 };
const codeEms = 6;

/** What fits on one line behind its caption: a label that goes on overleaf is no label. */
export function short(text: string, paper: Paper, caption: string): string {
  return cut(text, (lineEms[paper] ?? 20) - emsOf(caption) - 1);
}

function cut(text: string, ems: number): string {
  if (emsOf(text) <= ems) return text;
  let kept = '';
  for (const sign of text) {
    if (emsOf(kept) + emsOf(sign) > ems - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}

function emsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.62 : 1), 0);
}
