import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { isAtOwnersCost, totalOf } from '../../shared/repair-cases.ts';
import type { RepairPrintData, RepairView, ServiceLine, WarrantyResult } from '../../shared/repair-cases.ts';
import { formatDate, formatDateTime } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { photoRows } from './photo-rows.tsx';
import type { PaperPhoto } from './photo-rows.tsx';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';
import { composed, fact, flow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';

export interface RepairTexts {
  readonly print: Catalogue['print'];
  readonly repairCases: Catalogue['repairCases'];
}

type Data = Omit<RepairPrintData, 'printCount'>;

/** 维修反馈单 (F-19): the owner, what is to be repaired, the warranty and its second check; customer service and engineering sign. */
export function feedbackForm(data: Data, print: FormPrint<RepairTexts>): PaperForm {
  const { repair, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.repairCases.paper;
  const { siteSeenAt, cause } = repair;
  const result = (of: WarrantyResult | '', note: string) =>
    [of === '' ? '' : texts.repairCases.warranty[of], note].filter(Boolean).join(' · ');
  const parts: readonly FormPart[] = [
    fact('request', words.requestNo, repair.requestNo),
    fact('date', words.date, formatDate(repair.createdAt, shop.zone)),
    ...ownerParts(repair, texts),
    flow('content', words.content, repair.content),
    flow('wish', words.wish, repair.wish),
    fact('warranty', words.warranty, result(repair.warrantyResult, repair.warrantyNote)),
    fact('warrantyBy', words.by, named(repair.warrantyCheckedByName, repair.warrantyCheckedAt, shop.zone)),
    fact('second', words.second, result(repair.secondCheckResult, repair.secondCheckNote)),
    fact('site', words.site, siteSeenAt === null ? '' : formatDateTime(siteSeenAt, shop.zone)),
    fact('cause', words.cause, cause === '' ? '' : texts.repairCases.cause[cause], 'full'),
    flow('causeNote', words.causeNote, repair.causeNote),
    signatures([{ title: words.signService }, { title: words.signEngineering }], texts.print.slip),
  ];
  return {
    key: `feedback ${repair.no}`,
    ...headsOf(data, print, repair.no, words.feedback),
    ...composed(parts, layout, spec),
  };
}

/** 维修服务单 (F-20): the items with quantity, method and cost, the sum also in words, photographs; the manager and the office sign. */
export function serviceForm(data: Data, photos: readonly PaperPhoto[], print: FormPrint<RepairTexts>): PaperForm {
  const { repair, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.repairCases.paper;
  const { cause, totalFen } = repair;
  const why = [cause === '' ? '' : texts.repairCases.cause[cause], repair.causeNote].filter(Boolean).join(' · ');
  const parts: readonly FormPart[] = [
    fact('feedback', words.feedbackNo, repair.no),
    fact('request', words.requestNo, repair.requestNo),
    ...ownerParts(repair, texts),
    fact('cause', words.cause, why, 'full'),
    rows('lines', words.item, () => lineBlocks(repair.lines, texts), true),
    fact('total', words.total, formatYuan(totalFen, { symbol: '¥' }), 'third', { isFixed: true, strong: true }),
    fact('inWords', words.inWords, yuanInWords(totalFen), 'twoThirds', { isFixed: true }),
    fact('payer', words.payer, texts.repairCases.page[isAtOwnersCost(repair) ? 'atCost' : 'free']),
    fact('compared', words.compared, repair.isCompared ? words.isCompared : words.notCompared),
    rows('photos', words.photos, (label) => photoRows(photos, label)),
    fact('opinion', words.opinion, repair.officeOpinion, 'full'),
    signatures(
      [
        { title: words.signManager, name: named(repair.reviewedByName, repair.reviewedAt, shop.zone) },
        { title: words.signOffice, name: named(repair.officeByName, repair.officeAt, shop.zone) },
      ],
      texts.print.slip,
    ),
  ];
  return {
    key: `service ${repair.serviceNo}`,
    ...headsOf(data, print, repair.serviceNo, words.service),
    ...composed(parts, layout, spec),
  };
}

function headsOf({ shop }: Data, print: FormPrint<RepairTexts>, no: string, title: string) {
  const { no: noLabel } = print.texts.repairCases.paper;
  return sheetHeads({ noLabel, no, title, hasCode: true, shop, print });
}

function ownerParts({ ownerName, phone, address }: RepairView, { repairCases: { paper } }: RepairTexts): readonly FormPart[] {
  return [
    fact('owner', paper.owner, ownerName, 'half', { isFixed: true }),
    fact('phone', paper.phone, phone),
    fact('address', paper.address, address, 'full'),
  ];
}

function lineBlocks(lines: readonly ServiceLine[], texts: RepairTexts): readonly PaperBlock[] {
  return [
    { key: 'lines head', keepWithNext: true, render: () => <LineRow texts={texts} /> },
    ...lines.map((line, index): PaperBlock => ({
      key: `line ${index}`,
      head: 'lines head',
      render: () => <LineRow texts={texts} line={line} />,
    })),
  ];
}

/** Who and when, as far as it is known. */
function named(name: string | null, at: number | null, zone: string): string {
  return at === null ? '' : `${name ?? ''} ${formatDate(at, zone)}`;
}

/** A line of the table of costs, or its head. */
function LineRow({ texts, line }: { readonly texts: RepairTexts; readonly line?: ServiceLine }): ReactNode {
  const { item, quantity, method, labor, material, sum } = texts.repairCases.paper;
  const head = line ? '' : 'head-cell';
  const money = (fen: number | undefined, title: string) => (fen === undefined ? title : formatYuan(fen));
  return (
    <div className="row row-cells">
      <Cell span={5} className={`roll-16 ${head}`} children={line ? line.item : item} />
      <Cell span={3} className={`roll-8 ${head}`} children={line ? line.quantity : quantity} />
      <Cell span={7} className={head} children={line ? line.method : method} />
      <Cell span={3} className={`roll-8 numeric ${head}`} children={money(line?.laborFen, labor)} />
      <Cell span={3} className={`roll-8 numeric ${head}`} children={money(line?.materialFen, material)} />
      <Cell span={3} className={`roll-8 numeric ${head}`} children={money(line && totalOf([line]), sum)} />
    </div>
  );
}
