import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan } from '../../shared/money.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import type { ToolNoteLine, ToolNotePrintData } from '../../shared/tool-notes.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type ToolNoteTexts = Pick<Catalogue, 'print' | 'tools'>;

type Data = Omit<ToolNotePrintData, 'printCount'>;
type Words = Catalogue['tools']['paper'];

/**
 * 工具领用登记 / 整套工具清单 (F-10), and in the same shape the return 工具归还登记: each tool with its number, what it is for (R-000-73),
 * until when it must live (R-000-79), and what a loss or damage costs (R-000-74, R-000-81); holder and manager sign.
 */
export function toolNoteSheet(data: Data, print: FormPrint<ToolNoteTexts>): PaperForm {
  const { note, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.tools.paper;
  const isKit = note.lines.length > 0 && note.lines.every(({ why }) => why === 'joining');
  const title = note.kind === 'toolReturn' ? words.titleReturn : isKit ? words.titleKit : words.title;
  return {
    key: note.no,
    ...sheetHeads({ noLabel: words.no, no: note.no, title, hasCode: true, whose: note.staffName, shop, print }),
    ...composed(parts(data, texts, spec.layout), layout, spec),
  };
}

function parts({ note }: Data, texts: ToolNoteTexts, layout: PaperLayout): readonly FormPart[] {
  const words = texts.tools.paper;
  const isReturn = note.kind === 'toolReturn';
  const managers = [...new Set(note.lines.flatMap(({ managerName }) => managerName ?? []))].join('、');
  const totalFen = note.lines.reduce((sum, { originalFen, qty }) => sum + originalFen * qty, 0);
  return [
    fact('staff', words.staff, note.staffName, 'third', { isFixed: true, strong: true }),
    fact('post', words.post, [note.badgeNo, note.post].filter(Boolean).join(' '), 'third'),
    fact('bookedOn', words.bookedOn, note.bookedOn, 'third', { isFixed: true }),
    rows('lines', words.lines, (label) => lineRows(note.lines, label, texts, isReturn, layout), true),
    ...(isReturn ? [] : [fact('total', words.total, formatYuan(totalFen, { symbol: '¥' }), 'half', { strong: true })]),
    optionalFlow('note', words.note, note.note),
    ...(isReturn ? [] : [flow('rules', words.rulesTitle, words.rules)]),
    signatures(
      [
        { title: words.signHolder, name: note.signedBy, drawing: note.signature },
        { title: words.signManager, name: managers },
        { title: words.signKeeper, name: note.userName },
      ],
      texts.print.slip,
    ),
  ];
}

/** Name, number and range; quantity; until when, or the condition; price, or what was decided. On a roll each stands below the other. */
function lineRows(
  lines: readonly ToolNoteLine[],
  label: string,
  texts: ToolNoteTexts,
  isReturn: boolean,
  layout: PaperLayout,
): readonly PaperBlock[] {
  const words = texts.tools.paper;
  const isRoll = layout === 'roll';
  const third = isReturn ? words.condition : words.term;
  const fourth = isReturn ? words.decided : words.price;
  const wide = (cells: readonly [ReactNode, ReactNode, ReactNode, ReactNode], head = '') => (
    <div className="row">
      <Cell span={11} className={head} children={cells[0]} />
      <Cell span={3} className={head} children={cells[1]} />
      <Cell span={5} className={head} children={cells[2]} />
      <Cell span={5} className={head} children={cells[3]} />
    </div>
  );
  const narrow = ([name, qty, term, price]: readonly [string, string, string, string]) => (
    <div className="row">
      <Cell span={24} children={name} />
      <Cell span={24} label={words.qty} strong children={qty} />
      <Cell span={24} label={third} children={term} />
      <Cell span={24} label={fourth} children={price} />
    </div>
  );
  const columns: PaperBlock = {
    key: 'lines head',
    keepWithNext: true,
    render: () => wide([label, words.qty, third, fourth], 'head-cell'),
  };
  return [
    isRoll ? titleRow('lines head', label) : columns,
    ...lines.map((line, index): PaperBlock => {
      const cells = [
        nameOf(line, index),
        `${line.qty} ${line.unit}`,
        termOf(line, texts, isReturn),
        moneyOf(line, texts, isReturn),
      ] as const;
      return { key: `line ${line.id}`, head: 'lines head', render: () => (isRoll ? narrow(cells) : wide(cells)) };
    }),
  ];
}

function nameOf({ code, name, spec, toolNo, useRange, note }: ToolNoteLine, index: number): string {
  const what = [code, name, spec, toolNo && `#${toolNo}`].filter(Boolean).join(' ');
  return [`${index + 1}. ${what}`, useRange, note].filter(Boolean).join('\n');
}

function termOf({ condition, fate, dueOn, lifeEndsOn }: ToolNoteLine, { tools }: ToolNoteTexts, isReturn: boolean): string {
  if (isReturn) return [condition && tools.condition[condition], fate && tools.fate[fate]].filter(Boolean).join(' ');
  if (dueOn !== '') return `${tools.field.dueOn} ${dueOn}`;
  return lifeEndsOn === '' ? tools.stage.none : lifeEndsOn;
}

function moneyOf(
  { originalFen, qty, decision, decisionReason, chargeFen }: ToolNoteLine,
  { tools }: ToolNoteTexts,
  isReturn: boolean,
): string {
  if (!isReturn) return formatYuan(originalFen * qty);
  if (decision === '') return '';
  const paid: Words['free'] = decision === 'pay' ? formatYuan(chargeFen) : tools.paper.free;
  return [paid, decisionReason].filter(Boolean).join(' ');
}
