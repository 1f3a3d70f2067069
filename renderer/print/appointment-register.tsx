import type { AppointmentRegisterData, AppointmentRow } from '../../shared/appointments.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type AppointmentTexts = Pick<Catalogue, 'appointments' | 'paperForms' | 'print'>;

/** 预约登记表 (F-23, B-09): every agreed visit of some days, the call that confirmed it again, who moved it and why. */
export function appointmentForm(
  { from, to, shop, lines }: AppointmentRegisterData,
  { texts, layout }: Omit<FormPrint<AppointmentTexts>, 'nth' | 'reason'>,
): PaperForm {
  const words = texts.paperForms.register;
  const confirmed = lines.filter(({ endedAt, reconfirmResult }) => endedAt === null && reconfirmResult === 'confirmed').length;
  const ended = lines.filter(({ endedAt }) => endedAt !== null).length;
  return tableForm({
    key: `${from} ${to}`,
    title: words.title,
    shop,
    layout,
    print: { texts, nth: 1, reason: '' },
    left: [words.from, from],
    right: [words.to, to],
    columns: columns(shop.zone, texts),
    rows: lines,
    totals: [
      words.total
        .replace('{{count}}', String(lines.length))
        .replace('{{confirmed}}', String(confirmed))
        .replace('{{ended}}', String(ended)),
    ],
    signer: words.sign,
    date: texts.print.slip,
  });
}

function columns(zone: string, { appointments, paperForms }: AppointmentTexts): readonly TableColumn<AppointmentRow>[] {
  const words = paperForms.register;
  const planned = ({ plannedAt, plannedUntil }: AppointmentRow) => {
    const until = plannedUntil === null ? '' : formatDateTime(plannedUntil, zone);
    const start = formatDateTime(plannedAt, zone);
    // of the end only the time where it is on the same day
    return until === '' ? start : `${start}–${until.startsWith(start.slice(0, 10)) ? until.slice(11) : until}`;
  };
  const called = ({ reconfirmResult, reconfirmedAt, reconfirmedByName }: AppointmentRow) =>
    reconfirmResult === ''
      ? ''
      : `${appointments.result[reconfirmResult]} ${whoAndWhen(paperForms.by, reconfirmedByName ?? '', reconfirmedAt, zone)}`;
  const ended = ({ endedAt, endedByName, endReason }: AppointmentRow) =>
    endedAt === null ? '' : words.ended.replace('{{name}}', () => endedByName ?? '').replace('{{reason}}', () => endReason);
  return [
    { key: 'number', title: words.number, weight: 1, cell: (_, nth) => nth },
    { key: 'planned', title: words.planned, weight: 3.1, isFixed: true, cell: planned },
    { key: 'customer', title: words.customer, weight: 3, isFixed: true, cell: ({ customerName }) => customerName },
    { key: 'phone', title: words.phone, weight: 2.7, cell: ({ phone }) => phone },
    { key: 'address', title: words.address, weight: 4.5, cell: ({ address }) => address },
    { key: 'document', title: words.document, weight: 3.3, cell: ({ workOrderNo, requestNo }) => workOrderNo ?? requestNo },
    { key: 'withWhom', title: words.withWhom, weight: 1.8, cell: ({ withWhom }) => withWhom },
    { key: 'madeBy', title: words.madeBy, weight: 1.8, cell: ({ madeByName }) => madeByName },
    { key: 'reconfirm', title: words.reconfirm, weight: 2.9, isFixed: true, cell: called },
    { key: 'note', title: words.note, weight: 2.6, cell: ended },
  ];
}
