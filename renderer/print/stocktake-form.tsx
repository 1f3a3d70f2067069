import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan } from '../../shared/money.ts';
import { countingUnit, formatQuantity } from '../../shared/pack-quantity.ts';
import type { StocktakeLine, StocktakePrintData, StocktakeSignature } from '../../shared/stocktakes.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type StocktakeTexts = Pick<Catalogue, 'print' | 'paperForms' | 'stocktakes'>;

interface Data extends Omit<StocktakePrintData, 'printCount'> {
  /** Without any figure, to be filled in by hand; so is every sheet of a blind count. */
  readonly isBlank: boolean;
}

/** 盘点表 (F-12, B-27): the lines along the shelves, blank or with the figures of the book, and the three who sign. */
export function stocktakeSheet(data: Data, print: FormPrint<StocktakeTexts>): PaperForm {
  const { stocktake, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.stocktakes.paper;
  return {
    key: stocktake.no,
    ...sheetHeads({ noLabel: words.no, no: stocktake.no, title: words.title, hasCode: true, shop, print }),
    ...composed(parts(data, texts), layout, spec),
  };
}

function parts({ stocktake, shop, isBlank }: Data, texts: StocktakeTexts): readonly FormPart[] {
  const { paper: words, page, line, kind, mode } = texts.stocktakes;
  const stamp = (signed: StocktakeSignature | null) =>
    signed === null ? '' : whoAndWhen(texts.paperForms.by, signed.name, signed.at, shop.zone);
  const { sums } = stocktake;
  return [
    fact('kind', words.kind, `${kind[stocktake.kind]} ${mode[stocktake.mode]}`, 'half', { isFixed: true }),
    fact('chosen', page.chosen, stocktake.chosen),
    fact('month', words.month, stocktake.month, 'third'),
    fact('bookedOn', page.bookedOn, stocktake.bookedOn, 'third', { isFixed: true }),
    fact('frozen', page.frozen, formatDateTime(stocktake.frozenAt, shop.zone), 'third'),
    { ...rows('lines', line.name, (label) => lineRows(stocktake.lines, label, isBlank, texts)), isFixed: true },
    ...(isBlank || sums === null
      ? []
      : [
          fact('gain', words.gain, `¥${formatYuan(sums.gainFen)}`, 'third'),
          fact('loss', words.loss, `¥${formatYuan(sums.lossFen)}`, 'third'),
          fact('adjustment', words.adjustment, stocktake.documentNo ?? '', 'third'),
        ]),
    optionalFlow('note', words.note, stocktake.note),
    signatures(
      [
        { title: words.counter, name: stocktake.counters, stamp: '' },
        { title: words.witness, stamp: stamp(stocktake.witness) },
        { title: words.supervisor, stamp: stamp(stocktake.approved) },
      ],
      texts.print.slip,
    ),
  ];
}

function lineRows(lines: readonly StocktakeLine[], title: string, isBlank: boolean, { stocktakes }: StocktakeTexts): readonly PaperBlock[] {
  const { line: words } = stocktakes;
  const row = (cells: readonly ReactNode[], head = '') => (
    <div className="row">
      <Cell span={4} className={head} children={cells[0]} />
      <Cell span={8} className={head} children={cells[1]} />
      <Cell span={3} className={head} children={cells[2]} />
      <Cell span={3} className={head} children={cells[3]} />
      <Cell span={3} className={head} children={cells[4]} />
      <Cell span={3} className={head} children={cells[5]} />
    </div>
  );
  const heads = [words.place, title, words.expected, words.counted, words.difference, words.reason];
  return [
    { key: 'lines head', keepWithNext: true, render: () => row(heads, 'head-cell') },
    ...lines.map((line, index): PaperBlock => ({
      key: `line ${index}`,
      head: 'lines head',
      render: () =>
        row([
          line.placeName,
          `${index + 1}. ${[line.code, line.name, line.spec, line.lotNo].filter(Boolean).join(' ')}`,
          isBlank || line.bookQty === null ? '' : formatQuantity(line.expectedQty ?? line.bookQty, line),
          isBlank || line.countedQty === null ? countingUnit(line) : formatQuantity(line.countedQty, line),
          isBlank || !line.differenceQty ? '' : priced(line.differenceQty, line),
          isBlank ? '' : line.reason,
        ]),
    })),
  ];
}

/** With its sign, and what it is worth. */
function priced(qty: number, line: StocktakeLine): string {
  const worth = line.differenceFen ? formatYuan(line.differenceFen, { symbol: '¥' }) : '';
  return [`${qty > 0 ? '+' : ''}${formatQuantity(qty, line)}`, worth].filter(Boolean).join(' ');
}
