import type { ReactNode } from 'react';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { SlipPrintData } from '../../shared/work-orders.ts';
import type { PaperBlock } from './paper-form.ts';
import type { PaperLayout } from './papers.ts';
import { Cell, FlowRow, SectionRow, TickBox, WriteInTime } from './slip-parts.tsx';
import type { SlipTexts } from './slip.tsx';

type Words = SlipTexts['print']['slip'];

/** A text that may go on overleaf. */
export function flowBlock(key: string, title: string, text: string): PaperBlock {
  return { key, flow: text, render: (place) => <FlowRow title={title} text={place.text ?? text} /> };
}

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

/** The result as it is known, or the places to write it; sums, times, answers and signatures stay together. */
export function resultBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout): readonly PaperBlock[] {
  const isEntered = hasResult(slip);
  const time = (at: number | null) => (at === null ? <WriteInTime texts={words} /> : formatDateTime(at, slip.shop.zone));
  const money = (fen: number) => (isEntered ? formatYuan(fen, { symbol: '¥' }) : '');
  const row = (key: string, content: ReactNode): PaperBlock => ({
    key,
    keepWithNext: true,
    render: () => <div className="row">{content}</div>,
  });
  const charges = (key: string, isOpen: boolean, content: ReactNode): PaperBlock => ({
    key,
    section: 'charges',
    keepWithNext: true,
    render: ({ isTitled }) => (
      <SectionRow title={words.charges} isTitled={isTitled} isOpen={isOpen}>
        {content}
      </SectionRow>
    ),
  });
  const isWide = layout === 'wide';
  const inWords = isEntered ? yuanInWords(slip.chargeFen) : '';
  const parts = ([labor, partsSpan, travel, total]: readonly [number, number, number, number]): ReactNode[] => [
    <Cell key="labor" span={labor} className="charge" label={words.labor} children={money(slip.laborFen)} />,
    <Cell key="parts" span={partsSpan} className="charge" label={words.partsCharge} children={money(slip.partsFen)} />,
    <Cell key="travel" span={travel} className="charge" label={words.travel} children={money(slip.travelFen)} />,
    <Cell key="total" span={total} className="charge" label={words.total} strong children={money(slip.chargeFen)} />,
  ];
  const omission = (
    <span className="options">
      <span>{words.omissionAsked}</span>
      <span className="nowrap">
        <TickBox isTicked={slip.nothingLeftOut === true} />
        {words.nothingLeft}
      </span>
      <span>
        <TickBox isTicked={slip.nothingLeftOut === false} />
        {words.somethingLeft}
        {slip.leftOutText || <i className="blank-long" />}
      </span>
    </span>
  );
  const times = row('times', [
    <Cell key="arrival" span={12} label={words.arrivedAt} children={time(slip.arrivedAt)} />,
    <Cell key="leaving" span={12} label={words.leftAt} children={time(slip.leftAt)} />,
  ]);
  const asked = (span: number) => <Cell key="omission" span={span} label={words.omission} children={omission} />;
  const opinion = (span: number) => (
    <Cell key="opinion" span={span} label={words.opinion} children={slip.customerOpinion || <Opinions words={words} />} />
  );
  const text = `${slip.leftOutText}${slip.customerOpinion}`;
  return [
    ...(isWide && slip.cause === '' && slip.remedy === ''
      ? [blankPair(words)]
      : [flowBlock('cause', words.cause, slip.cause), flowBlock('remedy', words.remedy, slip.remedy)]),
    ...(isWide
      ? [charges('charges', false, [...parts([4, 4, 4, 5]), <Cell key="words" span={7} label={words.inWords} children={inWords} />])]
      : [
          charges('charges', true, parts([6, 6, 5, 7])),
          charges('in words', false, <Cell span={24} label={words.inWords} children={inWords} />),
        ]),
    times,
    // short answers share a row where the sheet is low
    ...(isWide && text.length <= 20
      ? [row('answers', [asked(14), opinion(10)])]
      : [row('omission', asked(24)), row('opinion', opinion(24))]),
    {
      key: 'signatures',
      render: () => (
        <div className="row">
          <Signature span={8} label={words.signTechnician} words={words} />
          <Signature span={8} label={words.signCustomer} words={words} name={slip.signedBy} />
          <Signature span={8} label={words.signSupervisor} words={words} />
        </div>
      ),
    },
  ];
}

function Opinions({ words }: { readonly words: Words }): ReactNode {
  return (
    <span className="options">
      {[words.satisfied, words.acceptable, words.dissatisfied].map((opinion) => (
        <span key={opinion} className="nowrap">
          <TickBox />
          {opinion}
        </span>
      ))}
    </span>
  );
}

function Signature({
  span,
  label,
  words,
  name = '',
}: {
  readonly span: number;
  readonly label: string;
  readonly words: Words;
  readonly name?: string;
}): ReactNode {
  return (
    <div className={`cell span-${span} signature`}>
      <span className="value">
        <b>{label}</b> {name}
      </span>
      <span className="sign-date nowrap hint">
        <i className="blank" />
        {words.month}
        <i className="blank" />
        {words.day}
      </span>
    </div>
  );
}
