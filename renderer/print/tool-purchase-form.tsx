import type { ReactNode } from 'react';
import type { SignatureRow } from '../../shared/approvals.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { ToolPurchaseLine, ToolPurchasePrintData } from '../../shared/tool-purchases.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import type { Signer } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type ToolPurchaseTexts = Pick<Catalogue, 'print' | 'paperForms' | 'toolPurchases'>;

type Data = Omit<ToolPurchasePrintData, 'printCount'>;

/** 工具申购单 (F-09, B-23): what the custodian planned and why, the signatures in their order, and what of it came and was checked. */
export function toolPurchaseSheet(data: Data, print: FormPrint<ToolPurchaseTexts>): PaperForm {
  const { purchase, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.toolPurchases.paper;
  return {
    key: purchase.no,
    ...sheetHeads({ noLabel: words.no, no: purchase.no, title: words.title, hasCode: true, shop, print }),
    ...composed(parts(data, texts, spec.layout), layout, spec),
  };
}

function parts(data: Data, texts: ToolPurchaseTexts, layout: PaperLayout): readonly FormPart[] {
  const { purchase, places, shop } = data;
  const words = texts.toolPurchases.paper;
  const checked =
    purchase.checkedByName === null || purchase.checkedAt === null
      ? ''
      : whoAndWhen(texts.paperForms.by, purchase.checkedByName, purchase.checkedAt, shop.zone);
  return [
    fact('sentTo', words.sentTo, purchase.sentTo || places.serviceCentre, 'half', { isFixed: true }),
    fact('branch', words.branch, places.branch, 'half', { isFixed: true }),
    fact('planned', words.planned, formatDateTime(purchase.createdAt, shop.zone), 'third'),
    fact('needed', words.needed, purchase.neededOn, 'third'),
    fact('sent', words.sent, [purchase.sentOn, purchase.sentWay].filter(Boolean).join(' '), 'third', { isFixed: true }),
    { ...flow('stockReason', words.stockReason, purchase.stockReason), isFixed: true },
    { ...rows('lines', words.name, (label) => lineRows(purchase, label, words, layout)), isFixed: true },
    optionalFlow('receipts', words.receipts, purchase.receipts.map(({ no, bookedOn }) => `${no} ${bookedOn}`).join('、')),
    fact('checked', words.checked, checked, 'half', { isFixed: true }),
    fact('ledgerNo', words.ledgerNo, purchase.ledgerNo, 'half', { isFixed: true }),
    signatures(signersOf(data, texts), texts.print.slip),
  ];
}

/** Custodian, supervisor, manager, general manager: whoever acted in the program stands there with the time, the others sign by hand. */
function signersOf({ purchase, shop }: Data, { toolPurchases, paperForms }: ToolPurchaseTexts): readonly Signer[] {
  const words = toolPurchases.paper;
  const stamp = (name: string | null, at: number | null) =>
    name === null || at === null ? '' : whoAndWhen(paperForms.by, name, at, shop.zone);
  const current = purchase.approvals.find(({ state }) => state !== 'withdrawn');
  const titles: Readonly<Record<string, string>> = { serviceManager: words.signManager, generalManager: words.signGeneral };
  const signed = ({ userName, at, decision }: SignatureRow) =>
    [stamp(userName, at), decision === 'refuse' && words.refused].filter(Boolean).join(' ');
  const heads = chainOf('toolPurchase').steps.map(({ code }): Signer => {
    const own = current?.signatures.find(({ step }) => step === code);
    return { title: titles[code] ?? code, stamp: own ? signed(own) : '' };
  });
  return [
    { title: words.signCustodian, stamp: stamp(purchase.createdByName, purchase.createdAt) },
    { title: words.signSupervisor, stamp: stamp(purchase.filledByName, purchase.filledAt) },
    ...heads,
  ];
}

type Cells = readonly [name: string, spec: string, unit: string, qty: string, note: string, received: string, difference: string];
const spans = [6, 4, 2, 2, 4, 2, 4] as const;

/** What came stays empty until it was checked: there is room to write. On a roll what does not fit beside stands below. */
function lineRows(
  { lines, checkedAt }: Data['purchase'],
  title: string,
  words: ToolPurchaseTexts['toolPurchases']['paper'],
  layout: PaperLayout,
): readonly PaperBlock[] {
  const isRoll = layout === 'roll';
  const wide = (cells: readonly ReactNode[], head = '') => (
    <div className="row">
      {spans.map((span, nth) => (
        <Cell key={nth} span={span} className={head} children={cells[nth]} />
      ))}
    </div>
  );
  const narrow = ([name, spec, unit, qty, note, received, difference]: Cells) => (
    <div className="row">
      <Cell span={24} children={[name, spec, note].filter(Boolean).join(' · ')} />
      <Cell span={12} label={words.qty} strong children={`${qty} ${unit}`} />
      <Cell span={12} label={words.received} children={[received, difference].filter(Boolean).join(' ')} />
    </div>
  );
  const cellsOf = (line: ToolPurchaseLine, index: number): Cells => [
    `${index + 1}. ${line.code} ${line.name}`,
    line.spec,
    line.unit,
    String(line.qty),
    line.note,
    checkedAt === null ? '' : String(line.checkedQty),
    line.difference,
  ];
  const heads: Cells = [title, words.spec, words.unit, words.qty, words.note, words.received, words.difference];
  const columns: PaperBlock = { key: 'lines head', keepWithNext: true, render: () => wide(heads, 'head-cell') };
  return [
    isRoll ? titleRow('lines head', title) : columns,
    ...lines.map((line, index): PaperBlock => ({
      key: `line ${index}`,
      head: 'lines head',
      render: () => (isRoll ? narrow(cellsOf(line, index)) : wide(cellsOf(line, index))),
    })),
  ];
}
