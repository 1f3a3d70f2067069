import type { CSSProperties, ReactNode } from 'react';
import { callOutcomes, talkWays } from '../../shared/calls.ts';
import type { CallRow, RegisterPrintData } from '../../shared/calls.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { closingRows } from './sheet-parts.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export type RegisterTexts = Pick<Catalogue, 'calls' | 'customers' | 'print'>;

/** Nine columns need the long side of the sheet. */
export const registerSpec: PaperSpec = { ...paperSpec('A4', true), fontPt: 9 };

/** The register of calls and letters 来电来信登记表 (R-003-57): a line per contact, by date, with way, outcome and who answered. */
export function registerForm({ from, to, shop, lines }: RegisterPrintData, texts: RegisterTexts): PaperForm {
  const words = texts.calls.paper;
  return {
    key: `${from} ${to}`,
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{words.from}</div>
          <div className="number">{from}</div>
        </div>
        <div>
          <div className="company">{shop.name}</div>
          <div className="title">{words.title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${texts.print.slip.phone} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          <div>
            <div className="label">{words.to}</div>
            <div className="number">{to}</div>
          </div>
        </div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{words.title}</span>
        <span>{shop.name}</span>
        <span>
          <span className="number">{from}</span> – <span className="number">{to}</span>
        </span>
      </header>
    ),
    blocks: [headBlock(words), ...lines.map((line, index) => lineBlock(line, index + 1, shop.zone, texts)), ...closingBlocks(lines, texts)],
  };
}

type Words = RegisterTexts['calls']['paper'];

const columns: CSSProperties = {
  gridTemplateColumns: '10mm 29mm 17mm minmax(0, 3fr) 27mm minmax(0, 7fr) minmax(0, 2fr) 18mm 33mm',
};

function Row({ cells, isHead }: { readonly cells: readonly ReactNode[]; readonly isHead?: boolean }): ReactNode {
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

function headBlock({ no, at, channel, who, phone, summary, outcome, answeredBy, request }: Words): PaperBlock {
  const cells = [no, at, channel, who, phone, summary, outcome, answeredBy, request];
  return { key: 'head', keepWithNext: true, render: () => <Row cells={cells} isHead /> };
}

function lineBlock(line: CallRow, nth: number, zone: string, { calls, customers }: RegisterTexts): PaperBlock {
  const way = customers.talkChannel[talkWays.find((one) => one === line.channel) ?? 'other'];
  const outcome = callOutcomes.find((one) => one === line.outcome);
  const word = outcome ? calls.outcome[outcome] : '';
  const cells = [
    nth,
    formatDateTime(line.at, zone),
    (line.isIncoming ? customers.page.historyTalkIn : customers.page.historyTalkOut).replace('{{channel}}', way),
    line.name,
    line.phone,
    line.summary,
    line.passedTo ? calls.list.passedOn.replace('{{outcome}}', word).replace('{{name}}', line.passedTo) : word,
    line.answeredBy,
    line.requestNo ?? '',
  ];
  return { key: `line ${nth}`, head: 'head', render: () => <Row cells={cells} /> };
}

function closingBlocks(lines: readonly CallRow[], { calls: { paper }, print: { slip } }: RegisterTexts): readonly PaperBlock[] {
  const incoming = lines.filter(({ isIncoming }) => isIncoming).length;
  const total = paper.total
    .replace('{{lines}}', String(lines.length))
    .replace('{{incoming}}', String(incoming))
    .replace('{{outgoing}}', String(lines.length - incoming));
  return closingRows(total, paper.sign, slip);
}
