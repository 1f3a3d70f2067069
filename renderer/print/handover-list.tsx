import type { HandoverLine, HandoverPrintData } from '../../shared/handovers.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type HandoverTexts = Pick<Catalogue, 'print' | 'paperForms' | 'handovers' | 'numbers'>;

type Data = Omit<HandoverPrintData, 'printCount'>;

/** 交接单 on paper (R-000-58): from, to, count, every number, the missing numbers; who gives and who receives sign. */
export function handoverSheet(data: Data, print: FormPrint<HandoverTexts>): PaperForm {
  const { handover, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.paperForms.handover;
  return {
    key: handover.no,
    ...sheetHeads({ noLabel: words.no, no: handover.no, title: words.title, hasCode: true, shop, print }),
    ...composed(parts(data, texts, spec.layout), layout, spec),
  };
}

function parts(
  { handover, shop }: Data,
  { print, paperForms, handovers, numbers }: HandoverTexts,
  layout: PaperLayout,
): readonly FormPart[] {
  const words = paperForms.handover;
  const missing = handover.days
    .filter((day) => day.missing.length > 0)
    .map(
      ({ day, missing: gaps }) =>
        `${day}：${gaps.map(({ no, place, detail }) => missingText(no, place ? handovers.place[place] : handovers.neverGiven, detail)).join('、')}`,
    )
    .join('\n');
  return [
    fact('from', words.from, handover.fromName, 'third', { isFixed: true, strong: true }),
    fact('to', words.to, handover.toName, 'third', { isFixed: true, strong: true }),
    fact('count', words.count, String(handover.count), 'third', { isFixed: true, strong: true }),
    fact('kind', words.kind, numbers.kind[handover.kind], 'third'),
    fact('at', words.at, formatDateTime(handover.at, shop.zone), 'third'),
    fact('confirmed', words.confirmed, whoAndWhen(paperForms.by, handover.confirmedBy ?? '', handover.confirmedAt, shop.zone), 'third'),
    optionalFlow('note', words.note, handover.note),
    rows('lines', words.lines, (title) => numberRows(handover.lines, title, words, layout), true),
    { ...optionalFlow('missing', words.missing, missing || handovers.noMissing), isFixed: true },
    signatures(
      [
        { title: words.signFrom, name: handover.fromName },
        { title: words.signTo, name: handover.toName },
      ],
      print.slip,
    ),
  ];
}

function missingText(no: string, place: string, detail: string): string {
  return `${no}（${[place, detail].filter(Boolean).join(' ')}）`;
}

/** Three numbers a row: a list of a whole day stays on one sheet. */
function numberRows(
  lines: readonly HandoverLine[],
  title: string,
  words: HandoverTexts['paperForms']['handover'],
  layout: PaperLayout,
): readonly PaperBlock[] {
  const perRow = layout === 'roll' ? 1 : 3;
  const text = ({ lineNo, no, refusedAt, refuseReason }: HandoverLine) =>
    `${lineNo}. ${no}${refusedAt === null ? '' : ` ${words.refused.replace('{{reason}}', () => refuseReason)}`}`;
  return [
    titleRow('numbers head', title),
    ...Array.from({ length: Math.ceil(lines.length / perRow) }, (_, row): PaperBlock => ({
      key: `numbers ${row}`,
      head: 'numbers head',
      render: () => (
        <div className="row">
          {Array.from({ length: perRow }, (__, column) => {
            const line = lines[row * perRow + column];
            return <Cell key={column} span={24 / perRow} children={line && text(line)} />;
          })}
        </div>
      ),
    })),
  ];
}
