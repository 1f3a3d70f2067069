import type { ReactNode } from 'react';
import type { SignatureRow } from '../../shared/approvals.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { materialChain } from '../../shared/material-requests.ts';
import type { MaterialRequestLine, MaterialRequestPrintData } from '../../shared/material-requests.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/pack-quantity.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';
import type { Signer } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

export type MaterialRequestTexts = Pick<Catalogue, 'print' | 'paperForms' | 'materialRequests'>;

type Data = Omit<MaterialRequestPrintData, 'printCount'>;

/** 材料申请单 (F-08, B-18): who needs what for which job and reason, by which path, and the signatures of that path. */
export function materialRequestSheet(data: Data, print: FormPrint<MaterialRequestTexts>): PaperForm {
  const { request, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.materialRequests.paper;
  return {
    key: request.no,
    ...sheetHeads({ noLabel: words.no, no: request.no, title: words.title, hasCode: true, shop, print }),
    ...composed(requestParts(data, texts, spec.layout), layout, spec),
  };
}

function requestParts(data: Data, texts: MaterialRequestTexts, layout: PaperLayout): readonly FormPart[] {
  const { request, shop } = data;
  const { paper: words, path, purpose, buyReason, way, post } = texts.materialRequests;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const consents = request.consents.map((one) => [post[one.post], one.userName, time(one.at), way[one.way]].join(' ')).join('\n');
  const bought =
    request.boughtAt === null
      ? ''
      : [request.seller, time(request.boughtAt), amountText(request.amountFen ?? 0), request.boughtByName].filter(Boolean).join(' ');
  return [
    fact('applicant', words.applicant, request.applicantName, 'half', { isFixed: true }),
    fact('applied', words.applied, time(request.createdAt), 'half', { isFixed: true }),
    fact('path', words.path, path[request.path], 'half', { isFixed: true }),
    fact('purpose', words.purpose, purpose[request.purpose]),
    fact('slip', words.slip, request.workOrderNo ?? ''),
    fact('needed', words.needed, request.neededOn),
    { ...flow('reason', words.reason, request.reason), isFixed: true },
    ...(request.buyReason === null ? [] : [fact('buyReason', words.buyReason, buyReason[request.buyReason], 'full', { isFixed: true })]),
    { ...rows('lines', words.name, (label) => lineRows(request.lines, label, words, layout)), isFixed: true },
    optionalFlow('consent', words.consent, consents),
    optionalFlow('bought', words.bought, bought),
    optionalFlow('receipts', words.receipts, request.receipts.map(({ no }) => no).join('、')),
    signatures(signersOf(data, texts), texts.print.slip),
  ];
}

/** What was paid, in figures and in words 大写. */
function amountText(fen: number): string {
  return `¥${formatYuan(fen)}（${yuanInWords(fen)}）`;
}

/** The posts of its path: whoever signed in the program stands there with the time, the others sign by hand. */
function signersOf({ request, shop }: Data, { materialRequests, paperForms }: MaterialRequestTexts): readonly Signer[] {
  const words = materialRequests.paper;
  const current = request.approvals.find(({ state }) => state !== 'withdrawn');
  const titles: Readonly<Record<string, string>> = { supervisor: words.signSupervisor, serviceManager: words.signManager };
  const stampOf = ({ userName, at, decision }: SignatureRow) =>
    [whoAndWhen(paperForms.by, userName, at, shop.zone), decision === 'refuse' && words.refused].filter(Boolean).join(' ');
  const heads = chainOf(materialChain(request.path)).steps.map(({ code }): Signer => {
    const signed = current?.signatures.find(({ step }) => step === code);
    return { title: titles[code] ?? code, stamp: signed ? stampOf(signed) : '' };
  });
  const last = request.path === 'factory' ? words.signStore : words.signOffice;
  return [{ title: words.signTechnician }, ...heads, { title: last, stamp: '' }];
}

/** On a roll what does not fit beside stands below, with the words of its column. */
function lineRows(
  lines: readonly MaterialRequestLine[],
  title: string,
  words: MaterialRequestTexts['materialRequests']['paper'],
  layout: PaperLayout,
): readonly PaperBlock[] {
  const isRoll = layout === 'roll';
  const wide = (cells: readonly [ReactNode, ReactNode, ReactNode, ReactNode], head = '') => (
    <div className="row">
      <Cell span={10} className={head} children={cells[0]} />
      <Cell span={6} className={head} children={cells[1]} />
      <Cell span={4} className={head} children={cells[2]} />
      <Cell span={4} className={head} children={cells[3]} />
    </div>
  );
  const narrow = ([name, spec, qty, received]: readonly [string, string, string, string]) => (
    <div className="row">
      <Cell span={24} children={[name, spec].filter(Boolean).join(' · ')} />
      <Cell span={24} label={words.qty} strong children={qty} />
      <Cell span={24} label={words.received} children={received} />
    </div>
  );
  const columns: PaperBlock = {
    key: 'lines head',
    keepWithNext: true,
    render: () => wide([title, words.spec, words.qty, words.received], 'head-cell'),
  };
  return [
    isRoll ? titleRow('lines head', title) : columns,
    ...lines.map((one, index): PaperBlock => {
      const name = `${index + 1}. ${[one.code, one.name, one.note && `（${one.note}）`].filter(Boolean).join(' ')}`;
      const received = one.receivedQty > 0 ? formatQuantity(one.receivedQty, one) : '';
      const cells = [name, one.spec, formatQuantity(one.qty, one), received] as const;
      return { key: `line ${index}`, head: 'lines head', render: () => (isRoll ? narrow(cells) : wide(cells)) };
    }),
  ];
}
