import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { purposes } from '../../shared/privacy.ts';
import type { NoticeData, Purpose } from '../../shared/privacy.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { composed, fact, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import { noteRow, sheetHeads, titleRow } from './sheet-parts.tsx';
import { TickBox } from './slip-parts.tsx';

export interface NoticeTexts {
  readonly print: Catalogue['print'];
  readonly privacy: Catalogue['privacy'];
}

/** Privacy notice and consent form 隐私政策告知与同意书 (F-35): the text in force, what may be agreed to, and the signature. */
export function noticeForm(
  notice: NoticeData & { readonly policy: NonNullable<NoticeData['policy']> },
  { texts, layout, spec }: Omit<FormPrint<NoticeTexts>, 'nth' | 'reason'>,
): PaperForm {
  const { shop, policy, customer } = notice;
  const words = texts.privacy.print;
  const parts: readonly FormPart[] = [
    fact('customer', words.customer, customer?.name ?? '', 'half', { strong: true, isFixed: true }),
    fact('phone', words.phone, customer?.phone ?? ''),
    // Each paragraph may go on to the next page by itself; as one text it would be cut in the middle of a right.
    rows(
      'policy',
      words.policy,
      (label) => [
        titleRow('policy head', label),
        ...policy.text
          .split('\n')
          .map((text) => text.trim())
          .filter((text) => text !== '')
          .map((text, index) => paragraph(`policy ${index}`, text)),
      ],
      true,
    ),
    rows('purposes', words.purposes, (label) => choices(notice, texts.privacy, label), true),
    rows('signatures', words.sign, () => closing(words, texts.print.slip), true),
  ];
  return {
    key: `notice ${policy.id} ${customer?.id ?? ''}`,
    ...sheetHeads({
      noLabel: words.version,
      no: String(policy.id),
      title: words.title,
      note: words.effective.replace('{{day}}', policy.effectiveOn),
      shop,
      print: { texts, nth: 1, reason: '' },
    }),
    ...composed(parts, layout, spec),
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
  title: string,
): readonly PaperBlock[] {
  const line = (purpose: Purpose): ReactNode => (
    <div className="cell span-24">
      <span className="value">
        <b className="label">{names[purpose]}</b> {hints[purpose]}
        {purpose === 'sharing' && ` ${words.sharedWith}${sharedWith || '________________'}`}
      </span>
      <span className="nowrap">
        <TickBox isTicked={given[purpose] === 'given'} /> {words.agree} <TickBox isTicked={given[purpose] === 'refused'} /> {words.refuse}
      </span>
    </div>
  );
  return [
    titleRow('purposes head', title),
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
        <b className="label">{title}</b>
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
    { ...noteRow('statement', words.statement), keepWithNext: true },
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
