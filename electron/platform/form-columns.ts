import type { FeedbackRow } from '../../shared/feedback-forms.ts';
import type { OldPartRow } from '../../shared/old-parts.ts';
import type { SupplierCaseRow, SupplierRow } from '../../shared/suppliers.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface FormRows {
  readonly feedbackForms: FeedbackRow;
  readonly suppliers: SupplierRow;
  readonly supplierCases: SupplierCaseRow;
  readonly oldParts: OldPartRow;
}

/** Feedback forms, suppliers and what was sent to them. */
export const formColumns: { readonly [List in keyof FormRows]: readonly ListColumn<FormRows[List]>[] } = {
  feedbackForms: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'kind',
      (texts) => texts.feedbackForms.kind,
      ({ kind }) => kind,
    ),
    word(
      'state',
      (texts) => texts.feedbackForms.state,
      ({ state }) => state,
    ),
    word(
      'decision',
      (texts) => texts.feedbackForms.decision,
      ({ decision }) => decision,
    ),
    column('requestNo', 'text', 20, ({ requestNo }) => requestNo),
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('product', 'text', 24, ({ goods }) => goods),
    column('fault', 'text', 50, ({ fault }) => fault),
    column('reporter', 'text', 14, ({ reporterName }) => reporterName),
    column('formReceivedAt', 'dateTime', 18, ({ receivedAt }) => receivedAt),
    column('decidedAt', 'dateTime', 18, ({ decidedAt }) => decidedAt),
    column('managementToldAt', 'dateTime', 18, ({ managementToldAt }) => managementToldAt),
  ],
  suppliers: [
    column('supplier', 'text', 28, ({ name }) => name),
    word(
      'kind',
      (texts) => texts.suppliers.kind,
      ({ kind }) => kind,
    ),
    column('contact', 'text', 14, ({ contactName }) => contactName),
    column('phone', 'text', 18, ({ phone }) => phone),
    column('address', 'text', 40, ({ address }) => address),
    column('openCases', 'number', 12, ({ openCases }) => openCases),
    column('lateAnswers', 'number', 12, ({ lateAnswers }) => lateAnswers),
    column('note', 'text', 40, ({ note }) => note),
  ],
  supplierCases: [
    column('no', 'text', 20, ({ no }) => no),
    column('supplier', 'text', 28, ({ supplierName }) => supplierName),
    word(
      'state',
      (texts) => texts.suppliers.state,
      ({ state }) => state,
    ),
    column('told', 'text', 50, ({ what }) => what),
    column('requestNo', 'text', 20, ({ requestNo }) => requestNo),
    column('sentAt', 'dateTime', 18, ({ sentAt }) => sentAt),
    column('by', 'text', 12, ({ sentByName }) => sentByName),
    column('answerDueAt', 'dateTime', 18, ({ answerDueAt }) => answerDueAt),
    column('answeredAt', 'dateTime', 18, ({ answeredAt }) => answeredAt),
    column('answer', 'text', 40, ({ answer }) => answer),
    column('visitAt', 'dateTime', 18, ({ visitAt }) => visitAt),
  ],
  oldParts: [
    word(
      'state',
      (texts) => texts.oldParts.state,
      ({ state }) => state,
    ),
    column('technician', 'text', 14, ({ staffName }) => staffName ?? ''),
    column('slipNo', 'text', 20, ({ workOrderNo }) => workOrderNo),
    column('code', 'text', 18, ({ itemCode }) => itemCode),
    column('part', 'text', 24, ({ itemName }) => itemName),
    column('qty', 'number', 8, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('oldPartIssuedAt', 'dateTime', 18, ({ issuedAt }) => issuedAt),
    column('oldPartDueAt', 'dateTime', 18, ({ dueAt }) => dueAt),
    word(
      'oldPartWish',
      (texts) => texts.oldParts.wish,
      ({ wish }) => wish,
    ),
    column('oldPartCondition', 'text', 30, ({ condition }) => condition),
    column('at', 'dateTime', 18, ({ stateAt }) => stateAt),
    column('by', 'text', 12, ({ stateByName }) => stateByName ?? ''),
    column('amount', 'money', 12, ({ amountFen }) => amountFen),
  ],
};
