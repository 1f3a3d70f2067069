import type { ReactNode } from 'react';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { SlipPrintData } from '../../shared/work-orders.ts';
import { flowBlock } from './compose.tsx';
import type { PaperBlock } from './paper-form.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { Cell, SectionRow, TickBox, WriteInTime } from './slip-parts.tsx';
import type { SlipTexts } from './slip.tsx';

type Words = SlipTexts['print']['slip'];

/** Has the paper's result been entered? */
export function hasResult({ leftAt, signedAt }: SlipPrintData): boolean {
  return leftAt !== null || signedAt !== null;
}

/** Where the sheet is low, cause and remedy are written side by side. */
function blankPair(words: Words): PaperBlock {
  return {
    key: 'cause and remedy',
    render: () => (
      <div className="row row-pair row-grow">
        <div className="pair-side">
          {words.cause}
          <div className="flow-blank" />
        </div>
        <div className="pair-side">{words.remedy}</div>
      </div>
    ),
  };
}

/** Cause and remedy as they are known, or the places to write them. */
export function findingsBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout): readonly PaperBlock[] {
  if (layout === 'wide' && slip.cause === '' && slip.remedy === '') return [blankPair(words)];
  return [flowBlock('cause', words.cause, slip.cause), flowBlock('remedy', words.remedy, slip.remedy)];
}

/** What it costs, the sum also in words; empty until the result is entered. */
export function chargesBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout, title: string): readonly PaperBlock[] {
  const isEntered = hasResult(slip);
  const money = (fen: number) => (isEntered ? formatYuan(fen, { symbol: '¥' }) : '');
  const inWords = isEntered ? yuanInWords(slip.chargeFen) : '';
  const sums = ([labor, partsSpan, travel, total]: readonly [number, number, number, number]): ReactNode[] => [
    <Cell key="labor" span={labor} className="charge" label={words.labor} children={money(slip.laborFen)} />,
    <Cell key="parts" span={partsSpan} className="charge" label={words.partsCharge} children={money(slip.partsFen)} />,
    <Cell key="travel" span={travel} className="charge" label={words.travel} children={money(slip.travelFen)} />,
    <Cell key="total" span={total} className="charge" label={words.total} strong children={money(slip.chargeFen)} />,
  ];
  const charges = (key: string, isOpen: boolean, content: ReactNode): PaperBlock => ({
    key,
    section: 'charges',
    keepWithNext: true,
    render: ({ isTitled }) => (
      <SectionRow title={title} isTitled={isTitled} isOpen={isOpen}>
        {content}
      </SectionRow>
    ),
  });
  if (layout === 'wide')
    return [charges('charges', false, [...sums([4, 4, 4, 5]), <Cell key="words" span={7} label={words.inWords} children={inWords} />])];
  return [
    charges('charges', true, sums([6, 6, 5, 7])),
    charges('in words', false, <Cell span={24} label={words.inWords} children={inWords} />),
  ];
}

/** Arrival and leaving, the question whether anything was left out, and what the customer thinks (R-000-50): they stay together. */
export function answerBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout): readonly PaperBlock[] {
  const time = (at: number | null) => (at === null ? <WriteInTime texts={words} /> : formatDateTime(at, slip.shop.zone));
  const row = (key: string, content: ReactNode): PaperBlock => ({
    key,
    keepWithNext: true,
    render: () => <div className="row">{content}</div>,
  });
  const omission = (
    <span className="options form-ink">
      <span>{words.omissionAsked}</span>
      <span className="nowrap">
        <TickBox isTicked={slip.nothingLeftOut === true} />
        {words.nothingLeft}
      </span>
      <span>
        <TickBox isTicked={slip.nothingLeftOut === false} />
        {words.somethingLeft}
        {slip.leftOutText ? <span className="value">{slip.leftOutText}</span> : <i className="blank-long" />}
      </span>
    </span>
  );
  const asked = (span: number) => <Cell key="omission" span={span} label={words.omission} children={omission} />;
  const opinion = (span: number) => (
    <Cell key="opinion" span={span} label={words.opinion} children={slip.customerOpinion || <Opinions words={words} />} />
  );
  const text = `${slip.leftOutText}${slip.customerOpinion}`;
  return [
    row('times', [
      <Cell key="arrival" span={12} label={words.arrivedAt} children={time(slip.arrivedAt)} />,
      <Cell key="leaving" span={12} label={words.leftAt} children={time(slip.leftAt)} />,
    ]),
    // short answers share a row where the sheet is low
    ...(layout === 'wide' && text.length <= 20
      ? [row('answers', [asked(14), opinion(10)])]
      : [row('omission', asked(24)), row('opinion', opinion(24))]),
  ];
}

function Opinions({ words }: { readonly words: Words }): ReactNode {
  return (
    <span className="options form-ink">
      {[words.satisfied, words.acceptable, words.dissatisfied].map((opinion) => (
        <span key={opinion} className="nowrap">
          <TickBox />
          {opinion}
        </span>
      ))}
    </span>
  );
}
