import type { CSSProperties, ReactNode } from 'react';
import type { LogPrintData, LogPrintLine } from '../../shared/dispatch-log.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { dayOf, formatDateTime, formatTime } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { closingRows } from './sheet-parts.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface LogTexts {
  readonly print: Catalogue['print'];
  readonly workOrders: Pick<Catalogue['workOrders'], 'state'>;
}

/** Ten columns need the long side of the sheet. */
export const logSpec: PaperSpec = { ...paperSpec('A4', true), fontPt: 9 };

/** The daily dispatch log 每日派工单 (F-02, B-11): one line per slip of the day, and the supervisor's signature. */
export function logForm(
  log: Omit<LogPrintData, 'printCount'>,
  { texts, nth }: { readonly texts: LogTexts; readonly nth: number },
): PaperForm {
  const words = texts.print.log;
  const mark = nth > 1 && <span className="reprint">{texts.print.reprint.replace('{{count}}', String(nth - 1))}</span>;
  return {
    key: log.day,
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{words.no}</div>
          <div className="number">{log.day.replaceAll('-', '')}</div>
          {mark}
        </div>
        <div>
          <div className="company">{log.shop.name}</div>
          <div className="title">{words.title}</div>
          <div className="address">
            {log.shop.address} {log.shop.phone && <span className="nowrap">{`${texts.print.slip.phone} ${log.shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          <div>
            <div className="label">{words.day}</div>
            <div className="number">{log.day}</div>
          </div>
        </div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{words.title}</span>
        <span>{log.shop.name}</span>
        <span>
          <span className="number">{log.day}</span> {mark}
        </span>
      </header>
    ),
    blocks: [headBlock(words), ...log.lines.map((line) => lineBlock(line, log, texts)), ...closingBlocks(log, texts.print)],
  };
}

type Words = LogTexts['print']['log'];

const columns: CSSProperties = {
  gridTemplateColumns: '10mm 33mm minmax(0, 3fr) minmax(0, 4fr) minmax(0, 6fr) 24mm 16mm 16mm 21mm 13mm',
};

function LogRow({ cells, isHead }: { readonly cells: readonly ReactNode[]; readonly isHead?: boolean }): ReactNode {
  return (
    <div className="row" style={columns}>
      {cells.map((content, index) => (
        <div key={index} className={isHead ? 'cell head-cell' : 'cell'}>
          <span className="value">{content}</span>
        </div>
      ))}
    </div>
  );
}

function headBlock(words: Words): PaperBlock {
  const { lineNo, slipNo, customer, address, content, technicians, departed, left, state, returned } = words;
  const cells = [lineNo, slipNo, customer, address, content, technicians, departed, left, state, returned];
  return { key: 'head', keepWithNext: true, render: () => <LogRow cells={cells} isHead /> };
}

function lineBlock(
  line: LogPrintLine,
  { day, shop }: Pick<LogPrintData, 'day' | 'shop'>,
  { print: { log: words }, workOrders }: LogTexts,
): PaperBlock {
  const time = (at: number | null) => {
    if (at === null) return '';
    return dayOf(at, shop.zone) === day ? formatTime(at, shop.zone) : formatDateTime(at, shop.zone).slice(5);
  };
  const more = line.workCount > 1 ? words.workMore.replace('{{lines}}', String(line.workCount)) : '';
  const cells = [
    line.lineNo,
    line.no,
    line.customerName,
    line.address,
    [line.productText, line.work, more].filter(Boolean).join(' '),
    line.technicians.join('、'),
    time(line.departedAt),
    time(line.leftAt),
    workOrders.state[line.state],
    line.state === 'voided' ? '' : line.returnedAt === null ? words.isOut : words.isReturned,
  ];
  return { key: `line ${line.lineNo}`, head: 'head', render: () => <LogRow cells={cells} /> };
}

function closingBlocks({ lines }: Pick<LogPrintData, 'lines'>, { log: words, slip }: LogTexts['print']): readonly PaperBlock[] {
  const returned = lines.filter(({ returnedAt }) => returnedAt !== null).length;
  const total = words.total.replace('{{slips}}', String(lines.length)).replace('{{returned}}', String(returned));
  return closingRows(total, words.signSupervisor, slip);
}
