import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { isAtOwnersCost, totalOf } from '../../shared/repair-cases.ts';
import type { RepairPrintData, RepairView, ServiceLine, WarrantyResult } from '../../shared/repair-cases.ts';
import { formatDate, formatDateTime } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { factsRow, sheetHeads, signaturesRow, titleRow } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';
import { flowBlock } from './slip-result.tsx';

/** The words on the forms, in the shop's language whatever language the screen has. */
export interface RepairTexts {
  readonly print: Catalogue['print'];
  readonly repairCases: Catalogue['repairCases'];
}

/** A photograph as it goes on paper. */
export interface PaperPhoto {
  readonly id: number;
  readonly name: string;
  readonly href: string;
}

type Data = Omit<RepairPrintData, 'printCount'>;
interface RepairPrint {
  readonly texts: RepairTexts;
  readonly nth: number;
}

export const repairSpec: PaperSpec = paperSpec('A4', false);
const photosPerRow = 3;

/** 维修反馈单 (F-19): the owner, what is to be repaired, the warranty and its second check; customer service and engineering sign. */
export function feedbackForm({ repair, shop }: Data, { texts, nth }: RepairPrint): PaperForm {
  const words = texts.repairCases.paper;
  const { siteSeenAt, cause } = repair;
  const result = (of: WarrantyResult | '', note: string) =>
    [of === '' ? '' : texts.repairCases.warranty[of], note].filter(Boolean).join(' · ');
  return {
    key: `feedback ${repair.no}`,
    ...headsOf({ repair, shop }, { texts, nth }, repair.no, words.feedback),
    blocks: [
      factsRow('numbers', [12, words.requestNo, repair.requestNo], [12, words.date, formatDate(repair.createdAt, shop.zone)]),
      ...ownerRows(repair, texts),
      flowBlock('content', words.content, repair.content),
      flowBlock('wish', words.wish, repair.wish),
      factsRow(
        'warranty',
        [14, words.warranty, result(repair.warrantyResult, repair.warrantyNote)],
        [10, words.by, named(repair.warrantyCheckedByName, repair.warrantyCheckedAt, shop.zone)],
      ),
      factsRow(
        'second check',
        [14, words.second, result(repair.secondCheckResult, repair.secondCheckNote)],
        [10, words.site, siteSeenAt === null ? '' : formatDateTime(siteSeenAt, shop.zone)],
      ),
      factsRow('cause', [24, words.cause, cause === '' ? '' : texts.repairCases.cause[cause]]),
      flowBlock('cause note', words.causeNote, repair.causeNote),
      signaturesRow([{ title: words.signService }, { title: words.signEngineering }], texts.print.slip),
    ],
  };
}

/** 维修服务单 (F-20): the items with quantity, method and cost, the sum also in words, photographs; the manager and the office sign. */
export function serviceForm({ repair, shop }: Data, photos: readonly PaperPhoto[], { texts, nth }: RepairPrint): PaperForm {
  const words = texts.repairCases.paper;
  const { cause, officeOpinion, isCompared, totalFen } = repair;
  return {
    key: `service ${repair.serviceNo}`,
    ...headsOf({ repair, shop }, { texts, nth }, repair.serviceNo, words.service),
    blocks: [
      factsRow('numbers', [12, words.feedbackNo, repair.no], [12, words.requestNo, repair.requestNo]),
      ...ownerRows(repair, texts),
      factsRow('cause', [
        24,
        words.cause,
        [cause === '' ? '' : texts.repairCases.cause[cause], repair.causeNote].filter(Boolean).join(' · '),
      ]),
      { key: 'lines head', keepWithNext: true, render: () => <LineRow texts={texts} /> },
      ...repair.lines.map((line, index): PaperBlock => ({
        key: `line ${index}`,
        head: 'lines head',
        render: () => <LineRow texts={texts} line={line} />,
      })),
      {
        ...factsRow(
          'total',
          [8, words.total, <b key="total">{formatYuan(totalFen, { symbol: '¥' })}</b>],
          [16, words.inWords, yuanInWords(totalFen)],
        ),
        keepWithNext: true,
      },
      factsRow(
        'payer',
        [12, words.payer, texts.repairCases.page[isAtOwnersCost(repair) ? 'atCost' : 'free']],
        [12, words.compared, isCompared ? words.isCompared : words.notCompared],
      ),
      ...photoBlocks(photos, words.photos),
      { ...factsRow('opinion', [24, words.opinion, officeOpinion]), keepWithNext: true },
      signaturesRow(
        [
          { title: words.signManager, name: named(repair.reviewedByName, repair.reviewedAt, shop.zone) },
          { title: words.signOffice, name: named(repair.officeByName, repair.officeAt, shop.zone) },
        ],
        texts.print.slip,
      ),
    ],
  };
}

function headsOf({ shop }: Data, { texts, nth }: RepairPrint, no: string, title: string) {
  const { no: noLabel } = texts.repairCases.paper;
  return sheetHeads({ noLabel, no, title, shop, phoneLabel: texts.print.slip.phone, reprint: texts.print.reprint, nth });
}

function ownerRows({ ownerName, phone, address }: RepairView, { repairCases: { paper } }: RepairTexts): readonly PaperBlock[] {
  return [factsRow('owner', [12, paper.owner, ownerName], [12, paper.phone, phone]), factsRow('address', [24, paper.address, address])];
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
    <div className="row">
      <Cell span={5} className={head} children={line ? line.item : item} />
      <Cell span={3} className={head} children={line ? line.quantity : quantity} />
      <Cell span={7} className={head} children={line ? line.method : method} />
      <Cell span={3} className={`numeric ${head}`} children={money(line?.laborFen, labor)} />
      <Cell span={3} className={`numeric ${head}`} children={money(line?.materialFen, material)} />
      <Cell span={3} className={`numeric ${head}`} children={money(line && totalOf([line]), sum)} />
    </div>
  );
}

/** Three photographs a row, with their names; a row is never parted. */
function photoBlocks(photos: readonly PaperPhoto[], title: string): readonly PaperBlock[] {
  if (photos.length === 0) return [];
  const rows = Array.from({ length: Math.ceil(photos.length / photosPerRow) }, (_, row) =>
    photos.slice(row * photosPerRow, (row + 1) * photosPerRow),
  );
  return [
    titleRow('photos head', title),
    ...rows.map((row, index): PaperBlock => ({
      key: `photos ${index}`,
      head: 'photos head',
      render: () => (
        <div className="row">
          <div className="photos">
            {row.map(({ id, name, href }) => (
              <figure key={id}>
                <img className="photo" alt="" src={href} />
                {name}
              </figure>
            ))}
          </div>
        </div>
      ),
    })),
  ];
}
