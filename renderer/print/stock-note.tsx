import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/pack-quantity.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import type { MoveRow } from '../../shared/stock.ts';
import type { StockDocumentPrintData } from '../../shared/transfers.ts';
import { composed, fact, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type StockNoteTexts = Pick<Catalogue, 'print' | 'issuing'>;

type Data = Omit<StockDocumentPrintData, 'printCount'>;

/** 出库单 F-26, and in the same shape 退料单, 调拨单, 报废单: who, for which slip, what from where; technician and keeper sign (R-003-22). */
export function stockNote(data: Data, print: FormPrint<StockNoteTexts>): PaperForm {
  const { document, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.issuing.paper;
  return {
    key: document.no,
    ...sheetHeads({ noLabel: words.no, no: document.no, title: words.title[document.kind], hasCode: true, shop, print }),
    ...composed(parts(data, texts, spec.layout, print), layout, spec),
  };
}

function parts(
  { document }: Data,
  { issuing }: StockNoteTexts,
  layout: PaperLayout,
  print: FormPrint<StockNoteTexts>,
): readonly FormPart[] {
  const words = issuing.paper;
  const isTransfer = document.kind === 'transfer' || document.kind === 'scrap';
  const lines = written(document.moves);
  const totalFen = lines.reduce((sum, { valueFen }) => sum + valueFen, 0);
  return [
    ...(isTransfer ? [] : [fact('staff', words.staff, document.staffName ?? document.signedBy, 'third', { isFixed: true, strong: true })]),
    fact('slip', words.slip, document.workOrderNo ?? '', 'third'),
    fact('customer', words.customer, document.customerName ?? '', 'third'),
    fact('bookedOn', words.bookedOn, document.bookedOn, 'third', { isFixed: true }),
    fact('keeper', words.keeper, document.userName, 'third'),
    ...(isTransfer ? [fact('toPlace', words.toPlace, document.toPlace ?? lines[0]?.toPlace ?? '', 'third', { isFixed: true })] : []),
    rows('lines', words.lines, (title) => lineRows(lines, title, words, layout), true),
    fact('total', words.total, formatYuan(totalFen, { symbol: '¥' }), 'half', { strong: true }),
    fact('words', words.words, yuanInWords(totalFen)),
    optionalFlow('reason', words.reason, document.reason),
    optionalFlow('note', words.note, document.note),
    signatures(
      isTransfer
        ? [{ title: words.signKeeper, name: document.userName }, { title: words.signOther }]
        : [
            { title: words.signTechnician, name: document.signedBy || (document.staffName ?? '') },
            { title: words.signKeeper, name: document.userName },
          ],
      print.texts.print.slip,
    ),
  ];
}

/** What the act itself moved; what took it back, or its arrival, is no line of it. */
function written(moves: readonly MoveRow[]): readonly MoveRow[] {
  const sent = moves.filter(({ kind }) => kind !== 'reversal');
  const first = sent[0];
  return first ? sent.filter(({ at }) => at === first.at) : [];
}

/** Amounts are what the goods cost the shop (B-16). On a roll what does not fit beside stands below. */
function lineRows(
  lines: readonly MoveRow[],
  title: string,
  words: StockNoteTexts['issuing']['paper'],
  layout: PaperLayout,
): readonly PaperBlock[] {
  const nameOf = ({ itemCode, itemName, lotNo }: MoveRow) => [itemCode, itemName, lotNo && `#${lotNo}`].filter(Boolean).join(' ');
  const wide = (cells: readonly [ReactNode, ReactNode, ReactNode, ReactNode], head = '') => (
    <div className="row">
      <Cell span={10} className={head} children={cells[0]} />
      <Cell span={4} className={head} strong={head === ''} children={cells[1]} />
      <Cell span={3} className={head} children={cells[2]} />
      <Cell span={7} className={head} children={cells[3]} />
    </div>
  );
  const narrow = ([name, qty, amount, place]: readonly [string, string, string, string]) => (
    <div className="row">
      <Cell span={24} children={name} />
      <Cell span={24} strong children={qty} />
      <Cell span={24} label={words.amount} children={amount} />
      <Cell span={24} children={place} />
    </div>
  );
  const isRoll = layout === 'roll';
  const columns: PaperBlock = {
    key: 'lines head',
    keepWithNext: true,
    render: () => wide([title, words.qty, words.amount, words.place], 'head-cell'),
  };
  return [
    isRoll ? titleRow('lines head', title) : columns,
    ...lines.map((move, index): PaperBlock => {
      const name = `${index + 1}. ${nameOf(move)}`;
      const cells = [name, formatQuantity(move.qty, move), formatYuan(move.valueFen), `${move.fromPlace} → ${move.toPlace}`] as const;
      return { key: `line ${move.id}`, head: 'lines head', render: () => (isRoll ? narrow(cells) : wide(cells)) };
    }),
  ];
}
