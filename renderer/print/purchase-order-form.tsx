import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { countingUnit, formatQuantity } from '../../shared/pack-quantity.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { orderLineFen } from '../../shared/purchase-orders.ts';
import type { PurchaseOrderLineView, PurchaseOrderPrintData } from '../../shared/purchase-orders.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type PurchaseOrderTexts = Pick<Catalogue, 'print' | 'purchasing'>;

type Data = Omit<PurchaseOrderPrintData, 'printCount'>;
type Words = PurchaseOrderTexts['purchasing']['paper'];

/** 采购合同（订单） F-34: with specification, quantity and day (R-004-56), the sum also in words, signed by both sides. */
export function purchaseOrderSheet(data: Data, print: FormPrint<PurchaseOrderTexts>): PaperForm {
  const { order, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.purchasing.paper;
  return {
    key: order.no,
    ...sheetHeads({ noLabel: words.no, no: order.no, title: words.title, hasCode: true, shop, print }),
    ...composed(parts(data, texts, spec.layout), layout, spec),
  };
}

function parts({ order, supplier, shop }: Data, { print, purchasing }: PurchaseOrderTexts, layout: PaperLayout): readonly FormPart[] {
  const words = purchasing.paper;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const agreed =
    order.approvedAt === null
      ? ''
      : words.agreed.replace('{{name}}', order.approvedByName ?? '').replace('{{time}}', time(order.approvedAt));
  return [
    fact('supplier', words.supplier, order.supplierName, 'half', { isFixed: true, strong: true }),
    fact('contact', words.contact, [supplier.contactName, supplier.phone].filter(Boolean).join(' ')),
    fact('address', words.address, supplier.address, 'full'),
    fact('contractNo', words.contractNo, order.contractNo, 'third'),
    fact('dueOn', words.dueOn, order.dueOn, 'third', { isFixed: true, strong: true }),
    fact('orderedAt', words.orderedAt, time(order.orderedAt), 'third'),
    rows('lines', words.lines, (title) => lineRows(order.orderLines, title, words, layout), true),
    fact('total', words.total, formatYuan(order.totalFen, { symbol: '¥' }), 'half', { isFixed: true, strong: true }),
    fact('words', words.words, yuanInWords(order.totalFen)),
    fact('deliverTo', words.deliverTo, [shop.name, shop.address, shop.phone].filter(Boolean).join(' '), 'full'),
    optionalFlow('note', words.note, order.note),
    flow('terms', words.termsTitle, words.terms),
    signatures(
      [
        { title: words.signBuyer, name: order.orderedByName ?? order.createdByName },
        { title: words.signManager, stamp: agreed },
        { title: words.signSupplier },
      ],
      print.slip,
    ),
  ];
}

/** On a roll what does not fit beside stands below. */
function lineRows(lines: readonly PurchaseOrderLineView[], title: string, words: Words, layout: PaperLayout): readonly PaperBlock[] {
  const isRoll = layout === 'roll';
  const money = (fen: number) => formatYuan(fen);
  const price = (line: PurchaseOrderLineView) => `${money(line.priceFen)}/${countingUnit(line)}`;
  const wide = (cells: readonly [ReactNode, ReactNode, ReactNode, ReactNode, ReactNode], head = '') => (
    <div className="row">
      <Cell span={8} className={head} children={cells[0]} />
      <Cell span={5} className={head} children={cells[1]} />
      <Cell span={4} className={head} children={cells[2]} />
      <Cell span={3} className={head} children={cells[3]} />
      <Cell span={4} className={head} children={cells[4]} />
    </div>
  );
  const narrow = (line: PurchaseOrderLineView, name: string) => (
    <div className="row">
      <Cell span={24} children={[name, line.spec].filter(Boolean).join(' · ')} />
      <Cell span={24} children={`${formatQuantity(line.qty, line)} × ${price(line)}`} />
      <Cell span={24} label={words.amount} strong children={money(orderLineFen(line))} />
    </div>
  );
  const head: PaperBlock = isRoll
    ? titleRow('lines head', title)
    : {
        key: 'lines head',
        keepWithNext: true,
        render: () => wide([words.item, words.spec, words.qty, words.price, words.amount], 'head-cell'),
      };
  return [
    head,
    ...lines.map((line, index): PaperBlock => {
      const name = `${index + 1}. ${line.code} ${line.name}`;
      return {
        key: `line ${line.id}`,
        head: 'lines head',
        render: () =>
          isRoll ? narrow(line, name) : wide([name, line.spec, formatQuantity(line.qty, line), price(line), money(orderLineFen(line))]),
      };
    }),
  ];
}
