import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { purposes } from '../../shared/privacy.ts';
import type { NoticeData, Purpose } from '../../shared/privacy.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { Cell, TickBox } from './slip-parts.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface NoticeTexts {
  readonly print: Catalogue['print'];
  readonly privacy: Catalogue['privacy'];
}

export const noticeSpec: PaperSpec = paperSpec('A4', false);

/** Privacy notice and consent form 隐私政策告知与同意书 (F-35): the text in force, what may be agreed to, and the signature. */
export function noticeForm(notice: NoticeData & { readonly policy: NonNullable<NoticeData['policy']> }, texts: NoticeTexts): PaperForm {
  const { shop, policy, customer } = notice;
  const words = texts.privacy.print;
  return {
    key: `notice ${policy.id} ${customer?.id ?? ''}`,
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{words.version}</div>
          <div className="number">{policy.id}</div>
        </div>
        <div>
          <div className="company">{shop.name}</div>
          <div className="title">{words.title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${texts.print.slip.phone} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">{words.effective.replace('{{day}}', policy.effectiveOn)}</div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{words.title}</span>
        <span>{shop.name}</span>
        <span className="number">{policy.id}</span>
      </header>
    ),
    blocks: [
      {
        key: 'customer',
        render: () => (
          <div className="row">
            <Cell span={14} label={words.customer} strong children={customer?.name ?? ''} />
            <Cell span={10} label={words.phone} children={customer?.phone ?? ''} />
          </div>
        ),
      },
      headBlock('policy head', words.policy),
      // Each paragraph may go on to the next page by itself; as one text it would be cut in the middle of a right.
      ...policy.text
        .split('\n')
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map((text, index) => paragraph(`policy ${index}`, text)),
      ...choices(notice, texts.privacy),
      ...closing(words, texts.print.slip),
    ],
  };
}

function headBlock(key: string, title: string): PaperBlock {
  return {
    key,
    keepWithNext: true,
    render: () => (
      <div className="row">
        <div className="cell span-24 head-cell">{title}</div>
      </div>
    ),
  };
}

function paragraph(key: string, text: string): PaperBlock {
  return {
    key,
    flow: text,
    render: (place) => (
      <div className="row">
        <div className="cell span-24">
          <div className="flow">{place.text ?? text}</div>
        </div>
      </div>
    ),
  };
}

/** The boxes to tick, those that the customer answered before ticked already. */
function choices(
  { given, sharedWith }: Pick<NoticeData, 'given' | 'sharedWith'>,
  { print: words, purpose: names, purposeHint: hints }: NoticeTexts['privacy'],
): readonly PaperBlock[] {
  const line = (purpose: Purpose): ReactNode => (
    <div className="cell span-24">
      <span className="value">
        <b>{names[purpose]}</b> {hints[purpose]}
        {purpose === 'sharing' && ` ${words.sharedWith}${sharedWith || '________________'}`}
      </span>
      <span className="nowrap">
        <TickBox isTicked={given[purpose] === 'given'} /> {words.agree} <TickBox isTicked={given[purpose] === 'refused'} /> {words.refuse}
      </span>
    </div>
  );
  return [
    headBlock('purposes head', words.purposes),
    ...purposes.map((purpose): PaperBlock => ({
      key: `purpose ${purpose}`,
      head: 'purposes head',
      render: () => <div className="row">{line(purpose)}</div>,
    })),
  ];
}

/** The statement and both signatures stand together, and not alone on a page. */
function closing(words: NoticeTexts['privacy']['print'], slip: NoticeTexts['print']['slip']): readonly PaperBlock[] {
  const sign = (title: string) => (
    <div className="cell span-12 signature">
      <span className="value">
        <b>{title}</b>
      </span>
      <span className="sign-date nowrap hint">
        <i className="blank" />
        {slip.year}
        <i className="blank" />
        {slip.month}
        <i className="blank" />
        {slip.day}
      </span>
    </div>
  );
  return [
    {
      key: 'statement',
      keepWithNext: true,
      render: () => (
        <div className="row">
          <div className="cell span-24">
            <span className="value">{words.statement}</span>
          </div>
        </div>
      ),
    },
    {
      key: 'signatures',
      render: () => (
        <div className="row">
          {sign(words.sign)}
          {sign(words.clerk)}
        </div>
      ),
    },
  ];
}
