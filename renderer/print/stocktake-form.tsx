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

export type StocktakeTexts = Pick<Catalogue, 'print' | 'paperForms' | 'stocktakes' | 'tools'>;

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
    {
      ...rows('lines', line.name, (label) => {
        const list = { lines: stocktake.lines, title: label, isBlank, texts };
        return stocktake.kind === 'tools' ? toolRows(list) : lineRows(list);
      }),
      isFixed: true,
    },
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

interface Lines {
  readonly lines: readonly StocktakeLine[];
  readonly title: string;
  readonly isBlank: boolean;
  readonly texts: StocktakeTexts;
}

/** Cells side by side; the widths come to 24. */
function rowOf(widths: readonly number[], cells: readonly ReactNode[], head = ''): ReactNode {
  return (
    <div className="row">
      {widths.map((span, nth) => (
        <Cell key={nth} span={span} className={head} children={cells[nth]} />
      ))}
    </div>
  );
}

const toolWidths = [6, 4, 2, 2, 3, 4, 3];

/** Tools by whoever holds them, who sign for what they show (R-000-66); each with its number and what it looks like. */
function toolRows({ lines, title, isBlank, texts: { stocktakes, tools } }: Lines): readonly PaperBlock[] {
  const { line: words, paper } = stocktakes;
  const heads = [title, words.toolNo, words.condition, words.expected, words.counted, words.difference, words.reason];
  const head: PaperBlock = { key: 'lines head', keepWithNext: true, render: () => rowOf(toolWidths, heads, 'head-cell') };
  let nth = 0;
  const groups = [...Map.groupBy(lines, ({ placeId }) => placeId)].flatMap(([placeId, own]): readonly PaperBlock[] => [
    {
      key: `place ${placeId}`,
      head: 'lines head',
      keepWithNext: true,
      render: () => (
        <div className="row">
          <Cell span={own[0]?.holderName ? 12 : 24} strong children={own[0]?.holderName || own[0]?.placeName} />
          {own[0]?.holderName && <Cell span={12} label={paper.holderSign} />}
        </div>
      ),
    },
    ...own.map((line): PaperBlock => {
      const index = ++nth;
      const cells = [
        `${index}. ${[line.name, line.spec].filter(Boolean).join(' ')}`,
        line.lotNo || line.code,
        isBlank || line.condition === '' ? '' : tools.condition[line.condition],
        ...figuresOf(line, isBlank),
      ];
      return { key: `line ${line.id}`, head: 'lines head', render: () => rowOf(toolWidths, cells) };
    }),
  ]);
  return [head, ...groups];
}

/** What should be there, what is, how they differ and why; empty on a sheet that is filled in by hand. */
function figuresOf(line: StocktakeLine, isBlank: boolean): readonly string[] {
  return [
    isBlank || line.bookQty === null ? '' : formatQuantity(line.expectedQty ?? line.bookQty, line),
    isBlank || line.countedQty === null ? countingUnit(line) : formatQuantity(line.countedQty, line),
    isBlank || !line.differenceQty ? '' : priced(line.differenceQty, line),
    isBlank ? '' : line.reason,
  ];
}

const partWidths = [4, 8, 3, 3, 3, 3];

function lineRows({ lines, title, isBlank, texts: { stocktakes } }: Lines): readonly PaperBlock[] {
  const { line: words } = stocktakes;
  const heads = [words.place, title, words.expected, words.counted, words.difference, words.reason];
  return [
    { key: 'lines head', keepWithNext: true, render: () => rowOf(partWidths, heads, 'head-cell') },
    ...lines.map((line, index): PaperBlock => ({
      key: `line ${index}`,
      head: 'lines head',
      render: () =>
        rowOf(partWidths, [
          line.placeName,
          `${index + 1}. ${[line.code, line.name, line.spec, line.lotNo].filter(Boolean).join(' ')}`,
          ...figuresOf(line, isBlank),
        ]),
    })),
  ];
}

/** With its sign, and what it is worth. */
function priced(qty: number, line: StocktakeLine): string {
  const worth = line.differenceFen ? formatYuan(line.differenceFen, { symbol: '¥' }) : '';
  return [`${qty > 0 ? '+' : ''}${formatQuantity(qty, line)}`, worth].filter(Boolean).join(' ');
}
