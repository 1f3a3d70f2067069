import { finishedPercent, hoursText } from '../../shared/reports.ts';
import type { EfficiencyRow, EveningRow, ProgressRow, RepairRow } from '../../shared/reports.ts';
import type { TimelinessRow } from '../../shared/timer-views.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface ReportRows {
  readonly progress: ProgressRow;
  readonly timeliness: TimelinessRow;
  readonly efficiency: EfficiencyRow;
  readonly repairs: RepairRow;
  readonly evening: EveningRow;
}

/** The lists of the day and the week: what was done, how long it took, and what is late. */
export const reportColumns: { readonly [List in keyof ReportRows]: readonly ListColumn<ReportRows[List]>[] } = {
  progress: [
    column('technician', 'text', 16, ({ name }) => name),
    column('carried', 'number', 10, ({ carried }) => carried),
    column('issued', 'number', 10, ({ issued }) => issued),
    column('done', 'number', 10, ({ done }) => done),
    column('doneLate', 'number', 12, ({ doneLate }) => doneLate),
    column('voided', 'number', 10, ({ voided }) => voided),
    column('open', 'number', 10, ({ open }) => open),
    column('openLate', 'number', 12, ({ openLate }) => openLate),
  ],
  timeliness: [
    {
      title: 'preset',
      kind: 'text',
      width: 24,
      value: ({ presetName, presetCode }) => presetName || presetCode,
      words: (texts) => texts.presets.shipped,
    },
    { title: 'promise', kind: 'text', width: 20, value: ({ name, policy }) => name || policy, words: (texts) => texts.timers.name },
    column('rule', 'text', 14, ({ rule }) => rule),
    column('total', 'number', 10, ({ total }) => total),
    column('inTime', 'number', 10, ({ inTime }) => inTime),
    column('percent', 'number', 12, ({ inTime, total }) => finishedPercent({ finished: inTime, received: total })),
    column('medianHours', 'text', 14, ({ medianMs }) => hoursText(medianMs)),
    column('p90Hours', 'text', 14, ({ p90Ms }) => hoursText(p90Ms)),
  ],
  efficiency: [
    column('technician', 'text', 16, ({ name }) => name),
    column('received', 'number', 10, ({ received }) => received),
    column('finished', 'number', 10, ({ finished }) => finished),
    column('percent', 'number', 12, (row) => finishedPercent(row)),
    column('finishedEarlier', 'number', 12, ({ finishedEarlier }) => finishedEarlier),
    column('meanHours', 'text', 12, ({ meanMs }) => hoursText(meanMs)),
    column('siteHours', 'text', 12, ({ meanSiteMs }) => hoursText(meanSiteMs)),
    column('silentDays', 'text', 40, ({ daysWithoutFeedback }) => daysWithoutFeedback.join('、')),
  ],
  repairs: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.requests.state,
      ({ state }) => state,
    ),
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('product', 'text', 24, ({ productText }) => productText),
    column('content', 'text', 50, ({ content }) => content),
    column('receivedAt', 'dateTime', 18, ({ receivedAt }) => receivedAt),
    column('survey', 'dateTime', 18, ({ steps }) => steps.survey),
    column('plan', 'dateTime', 18, ({ steps }) => steps.plan),
    column('prepare', 'dateTime', 18, ({ steps }) => steps.prepare),
    column('repair', 'dateTime', 18, ({ steps }) => steps.repair),
    column('accept', 'dateTime', 18, ({ steps }) => steps.accept),
    column('filed', 'dateTime', 18, ({ steps }) => steps.archive),
    word(
      'hold',
      (texts) => texts.reports.hold,
      ({ holdReason }) => holdReason,
    ),
    column('promisedAt', 'dateTime', 18, ({ promisedAt }) => promisedAt),
    column('late', 'flag', 8, ({ isLate }) => isLate),
    column('owner', 'text', 14, ({ ownerName }) => ownerName),
    column('technicians', 'text', 20, ({ technicians }) => technicians.map(({ name }) => name).join('、')),
  ],
  evening: [
    column('technicians', 'text', 20, ({ technicians }) => technicians.map(({ name }) => name).join('、')),
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.workOrders.state,
      ({ state }) => state,
    ),
    column('customer', 'text', 24, ({ customerName }) => customerName),
    column('address', 'text', 40, ({ address }) => address),
    column('product', 'text', 24, ({ productText }) => productText),
    column('work', 'text', 40, ({ work }) => work),
    column('plannedAt', 'dateTime', 18, ({ plannedAt }) => plannedAt),
    column('daysLate', 'number', 10, ({ daysLate }) => daysLate),
  ],
};
