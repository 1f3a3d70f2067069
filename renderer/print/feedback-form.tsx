import type { FeedbackPrintData } from '../../shared/feedback-forms.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { noticeLines, whoAndWhen } from './paper-words.ts';
import { photoRows } from './photo-rows.tsx';
import type { PaperPhoto } from './photo-rows.tsx';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export type FeedbackTexts = Pick<Catalogue, 'print' | 'paperForms' | 'feedbackForms' | 'requests' | 'common'>;

type Data = Omit<FeedbackPrintData, 'printCount'>;

/** 信息反馈单 (F-03, B-12): what was reported, appraised, decided and agreed; reporter, supervisor, customer and 管理部 sign. */
export function feedbackSheet(data: Data, photos: readonly PaperPhoto[], print: FormPrint<FeedbackTexts>): PaperForm {
  const { form, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.paperForms.feedback;
  return {
    key: form.no,
    ...sheetHeads({ noLabel: words.no, no: form.no, title: words.title, hasCode: true, shop, print }),
    ...composed(feedbackParts(data, photos, texts), layout, spec),
  };
}

function feedbackParts({ form, shop }: Data, photos: readonly PaperPhoto[], texts: FeedbackTexts): readonly FormPart[] {
  const { field, kind, need, decision } = texts.feedbackForms;
  const words = texts.paperForms.feedback;
  const { by, photos: photosTitle } = texts.paperForms;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const stamp = (name: string | null, at: number | null) => whoAndWhen(by, name ?? '', at, shop.zone);
  const needs = form.needs.map((one) =>
    words.need
      .replace('{{kind}}', need[one.kind])
      .replace('{{quantity}}', String(one.quantity))
      .replace('{{what}}', () => one.what),
  );
  const appraised = stamp(form.appraisedByName, form.appraisedAt);
  const agreedHow = form.agreedHow === '' ? '' : texts.requests.toldWay[form.agreedHow];
  return [
    fact('customer', words.customer, form.customerName ?? '', 'half', { isFixed: true }),
    fact('kind', field.kind, kind[form.kind]),
    fact('request', field.request, form.requestNo ?? ''),
    fact('slip', field.slip, form.slipNo ?? ''),
    fact('reporter', field.reporterName, form.reporterName, 'half', { isFixed: true }),
    fact('received', field.receivedAt, time(form.receivedAt), 'half', { isFixed: true }),
    fact('goods', field.goods, form.goods, 'full', { isFixed: true }),
    flow('fault', field.fault, form.fault),
    optionalFlow('needs', words.needs, needs.join('\n')),
    optionalFlow('details', field.details, form.details),
    flow('opinion', field.opinion, form.opinion),
    flow('appraisal', field.appraisal, form.appraisal),
    fact('appraisedBy', words.appraisedBy, appraised && `${appraised}${form.isSupervisorThere ? words.supervisorThere : ''}`),
    fact('abnormal', field.abnormalAt, time(form.abnormalAt)),
    fact('decision', field.decision, form.decision === '' ? '' : decision[form.decision], 'half', { isFixed: true, strong: true }),
    fact('decidedBy', words.decidedBy, stamp(form.decidedByName, form.decidedAt)),
    optionalFlow('decisionNote', field.note, form.decisionNote),
    flow('agreedText', words.agreedText, form.agreedText),
    fact('agreed', words.agreed, [agreedHow, time(form.agreedAt)].filter(Boolean).join(' '), 'full'),
    fact('supplier', field.supplierName, form.supplierName),
    fact('supplierTold', words.supplierTold, time(form.supplierToldAt)),
    fact('arrived', words.arrived, time(form.goodsArrivedAt)),
    fact('done', words.done, time(form.doneAt)),
    optionalFlow('result', field.result, form.result),
    optionalFlow('management', words.management, noticeLines(form.notices, texts, shop.zone)),
    optionalFlow(
      'notes',
      texts.feedbackForms.page.notes,
      form.notes.map(({ at, userName, text }) => `${time(at)} ${userName}：${text}`).join('\n'),
    ),
    rows('photos', photosTitle, (label) => photoRows(photos, label)),
    signatures(
      [{ title: words.signReporter }, { title: words.signSupervisor }, { title: words.signCustomer }, { title: words.signManagement }],
      texts.print.slip,
    ),
  ];
}
