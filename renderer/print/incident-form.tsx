import type { ReactNode } from 'react';
import type { SignatureRow } from '../../shared/approvals.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { incidentChain, isQualityCase } from '../../shared/incidents.ts';
import type { IncidentAction, IncidentPrintData } from '../../shared/incidents.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import type { StepCode } from '../../shared/signature-chains.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { noticeLines, whoAndWhen } from './paper-words.ts';
import { photoRows } from './photo-rows.tsx';
import type { PaperPhoto } from './photo-rows.tsx';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import type { Signer } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type IncidentTexts = Pick<Catalogue, 'print' | 'paperForms' | 'incidents' | 'approvals' | 'common'>;

type Data = Omit<IncidentPrintData, 'printCount'>;

/** 问题跟踪调查处置单 (F-04, B-13, R-000-21): facts, investigation, appraisal, instruction and actions, with the signatures given in the program. */
export function incidentSheet(data: Data, photos: readonly PaperPhoto[], print: FormPrint<IncidentTexts>): PaperForm {
  const { incident, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.paperForms.incident;
  return {
    key: incident.no,
    ...sheetHeads({ noLabel: words.no, no: incident.no, title: words.title, hasCode: true, shop, print }),
    ...composed(incidentParts(data, photos, texts), layout, spec),
  };
}

function incidentParts(data: Data, photos: readonly PaperPhoto[], texts: IncidentTexts): readonly FormPart[] {
  const { incident, shop } = data;
  const { field, source } = texts.incidents;
  const words = texts.paperForms.incident;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const stamp = (name: string | null, at: number | null) => whoAndWhen(texts.paperForms.by, name ?? '', at, shop.zone);
  return [
    fact('source', field.source, source[incident.source], 'half', { isFixed: true }),
    fact('reported', words.reported, stamp(incident.createdByName, incident.createdAt), 'half', { isFixed: true }),
    fact('customer', field.customer, incident.customerName ?? ''),
    fact('project', field.project, incident.projectName ?? ''),
    fact('request', field.requestNo, incident.requestNo ?? ''),
    fact('slip', field.workOrderNo, incident.workOrderNo ?? ''),
    fact('planned', words.planned, time(incident.visitPlannedAt)),
    fact('visited', field.visitedAt, time(incident.visitedAt)),
    { ...flow('facts', field.facts, incident.facts), isFixed: true },
    flow('firstOpinion', words.firstOpinion, incident.firstOpinion),
    flow('investigation', words.investigation, incident.investigation),
    { ...flow('cause', field.cause, incident.cause), isFixed: true },
    { ...flow('appraisal', words.appraisal, incident.appraisal), isFixed: true },
    { ...flow('opinion', field.opinion, incident.opinion), isFixed: true },
    ...(isQualityCase(incident.source) ? [flow('abnormalRecord', field.abnormalRecord, incident.abnormalRecord)] : []),
    { ...flow('instruction', field.instruction, incident.instruction), isFixed: true },
    fact('instructedBy', words.instructedBy, stamp(incident.instructedByName, incident.instructedAt), 'full'),
    rows('actions', words.action, (label) => actionRows(incident.actions, label, texts, stamp)),
    optionalFlow('notices', texts.incidents.page.notices, noticeLines(incident.notices, texts, shop.zone)),
    optionalFlow('closing', field.closing, incident.closing),
    fact('closedBy', words.closedBy, stamp(incident.closedByName, incident.closedAt), 'full'),
    rows('photos', texts.paperForms.photos, (label) => photoRows(photos, label)),
    signatures(signersOf(data, texts), texts.print.slip),
  ];
}

/** The posts of its chain (A.1): whoever signed in the program stands there with the time, the others sign by hand. */
function signersOf({ incident, shop }: Data, { approvals, paperForms }: IncidentTexts): readonly Signer[] {
  const current = incident.approvals.find(({ state }) => state !== 'withdrawn');
  const stamped = (step: string): string => {
    const signed = current?.signatures.find((one) => one.step === step);
    if (signed) return stampOf(signed, paperForms, shop.zone);
    return step === 'generalManager' ? whoAndWhen(paperForms.by, incident.instructedByName ?? '', incident.instructedAt, shop.zone) : '';
  };
  return chainOf(incidentChain(incident.source)).steps.map(({ code }) => ({
    title: paperForms.incident.sign.replace('{{post}}', approvals.step[code as StepCode]),
    stamp: stamped(code),
  }));
}

function stampOf({ userName, at, decision }: SignatureRow, { by, incident }: IncidentTexts['paperForms'], zone: string): string {
  return [whoAndWhen(by, userName, at, zone), decision === 'refuse' && incident.refused].filter(Boolean).join(' ');
}

type Stamp = (name: string | null, at: number | null) => string;

function actionRows(actions: readonly IncidentAction[], title: string, { paperForms }: IncidentTexts, stamp: Stamp): readonly PaperBlock[] {
  const words = paperForms.incident;
  const line = (cells: readonly [ReactNode, ReactNode, ReactNode, ReactNode], head = '') => (
    <div className="row row-cells">
      <Cell span={9} className={head} children={cells[0]} />
      <Cell span={4} className={`roll-8 ${head}`} children={cells[1]} />
      <Cell span={4} className={`roll-8 ${head}`} children={cells[2]} />
      <Cell span={7} className={`roll-8 ${head}`} children={cells[3]} />
    </div>
  );
  if (actions.length === 0) return [];
  return [
    { key: 'actions head', keepWithNext: true, render: () => line([title, words.owner, words.due, words.result], 'head-cell') },
    ...actions.map((action, index): PaperBlock => ({
      key: `action ${index}`,
      head: 'actions head',
      render: () => {
        const done = [action.result, stamp(action.doneByName, action.doneAt)].filter(Boolean).join('\n');
        return line([`${index + 1}. ${action.text}`, action.ownerName, action.dueOn, done]);
      },
    })),
  ];
}
