import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { dayOf } from '../../../shared/time.ts';
import type {
  ToolHistoryKind,
  ToolHistoryRow,
  ToolLabel,
  ToolToMend,
  ToolView,
  changeManagerInput,
  toolIdInput,
  toolLabelsInput,
} from '../../../shared/tool-views.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import { requireStaff } from '../staff/staff.service.ts';
import {
  findIssuesOfLot,
  findLossesOfLot,
  findMovesOfLot,
  findRepairsOfLot,
  findReturnsOfLot,
  findScrapsOfLot,
  findToMend,
  findToolFacts,
  findToolLabels,
  findToolsOfDocument,
} from './tool-history.repository.ts';
import { findToolOfLot } from './tool-views.repository.ts';
import { changeTool } from './tools.repository.ts';

const mostToMend = 200;

/** One tool: what it is, where it is, who answers for it (R-000-68), and everything that happened to it. @throws DomainError `notFound` */
export async function viewTool({ app, db }: ActorContext, { lotId }: z.output<typeof toolIdInput>): Promise<ToolView> {
  const tool = await findToolOfLot(db, lotId);
  if (!tool) throw new DomainError('notFound', { what: 'tool', id: lotId });
  const zone = await readZone(app);
  const moves = await findMovesOfLot(db, lotId);
  const history = [...(await comings(db, lotId, moves)), ...(await fates(db, lotId, (at) => dayOf(at, zone)))];
  return {
    ...tool,
    ...(await findToolFacts(db, tool.itemId)),
    history: history.toSorted((a, b) => b.at - a.at),
    moves: moves.map(({ documentId: _documentId, note: _note, valueFen: _valueFen, ...move }) => move),
  };
}

const plain = {
  ...{ staffName: '', userName: '', no: '', documentId: null, lossId: null, returnId: null },
  ...{ text: '', why: '', condition: '', fate: '', amountFen: null },
} as const;

/** How it came in, to whom it was given and how it came back. */
async function comings(db: Db, lotId: number, moves: Awaited<ReturnType<typeof findMovesOfLot>>): Promise<readonly ToolHistoryRow[]> {
  const first = moves.findLast(({ kind }) => kind === 'toolIn' || kind === 'opening');
  const issues = await findIssuesOfLot(db, lotId);
  const returns = await findReturnsOfLot(db, lotId);
  return [
    ...(first
      ? [
          {
            ...plain,
            ...{ key: 'in', kind: 'takenIn' as const, on: first.bookedOn, at: first.at, userName: first.userName, no: first.documentNo },
            ...{ text: first.note, amountFen: first.valueFen },
          },
        ]
      : []),
    ...issues.map(({ id, issuedOn, overrideReason, ...row }) => ({
      ...plain,
      ...row,
      ...{ key: `issue-${id}`, kind: 'issued' as const, on: issuedOn, text: overrideReason },
    })),
    ...returns.map(({ id, bookedOn, note, decisionReason, chargeFen, ...row }) => ({
      ...plain,
      ...row,
      ...{ key: `return-${id}`, kind: 'returned' as const, on: bookedOn, returnId: id },
      text: [note, decisionReason].filter(Boolean).join(' · '),
      amountFen: chargeFen > 0 ? chargeFen : null,
    })),
  ];
}

/** What was mended, lost and scrapped of it, and who managed it. */
async function fates(db: Db, lotId: number, dayAt: (at: number) => string): Promise<readonly ToolHistoryRow[]> {
  const rows: ToolHistoryRow[] = [];
  for (const repair of await findRepairsOfLot(db, lotId)) {
    const { id, no, staffName, userName } = repair;
    const about = { ...plain, no, staffName: staffName ?? '', userName };
    const text = [repair.fault, repair.sentTo].filter(Boolean).join(' · ');
    rows.push({ ...about, key: `repair-${id}`, kind: 'sentToRepair', on: repair.sentOn, at: repair.createdAt, text });
    if (repair.state === 'away') continue;
    const kind = repair.state === 'hopeless' ? 'beyondRepair' : 'repaired';
    const end = { on: repair.backOn, at: repair.stateAt, text: repair.result, amountFen: repair.costFen };
    rows.push({ ...about, key: `mended-${id}`, kind, ...end });
  }
  for (const scrap of await findScrapsOfLot(db, lotId)) {
    const { id, no, createdAt, stateAt, state } = scrap;
    const about = { ...plain, no };
    const proposed = { on: dayAt(createdAt), at: createdAt, text: scrap.reason, userName: scrap.creatorName };
    rows.push({ ...about, key: `scrap-${id}`, kind: 'scrapProposed', ...proposed });
    if (state === 'proposed') continue;
    const answer = { on: dayAt(stateAt), at: stateAt, text: scrap.answer, userName: scrap.deciderName ?? '' };
    rows.push({ ...about, key: `answer-${id}`, kind: state === 'approved' ? 'scrapped' : 'scrapRefused', ...answer });
  }
  for (const loss of await findLossesOfLot(db, lotId)) {
    const { id, no, createdAt, staffName, userName } = loss;
    const about = { ...plain, no, lossId: id, staffName: staffName ?? '' };
    rows.push({ ...about, key: `loss-${id}`, kind: 'lost', on: dayAt(createdAt), at: createdAt, text: loss.facts, userName });
    for (const event of await readTimeline(db, 'toolLoss', id)) {
      if (!isDecision(event.kind)) continue;
      const amountFen = event.kind === 'charged' ? loss.amountFen : null;
      const said = { on: dayAt(event.at), at: event.at, text: saidIn(event.data, 'reason'), userName: event.userName ?? '' };
      rows.push({ ...about, key: `event-${event.id}`, kind: event.kind, ...said, amountFen });
    }
  }
  for (const { id, at, kind, data, userName } of await readTimeline(db, 'tool', lotId)) {
    if (kind !== 'managerChanged') continue;
    const said = { text: saidIn(data, 'reason'), staffName: saidIn(data, 'manager'), userName: userName ?? '' };
    rows.push({ ...plain, key: `event-${id}`, kind, on: dayAt(at), at, ...said });
  }
  return rows;
}

function saidIn(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function isDecision(kind: string): kind is ToolHistoryKind & ('charged' | 'waived' | 'found') {
  return kind === 'charged' || kind === 'waived' || kind === 'found';
}

/**
 * R-000-68: somebody else answers for a tool from now on, for whatever reason; who holds it changes only by return and issue (R-000-72).
 * @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed` for one that is gone
 */
export async function changeManager(
  context: ActorContext,
  { lotId, version, managerId, reason }: z.output<typeof changeManagerInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const tool = await findToolOfLot(w.tx, lotId);
    if (!tool) throw new DomainError('notFound', { what: 'tool', id: lotId });
    if (tool.version !== version) throw new DomainError('staleVersion', { what: 'tool', current: tool });
    if (tool.state === 'lost' || tool.state === 'scrapped')
      throw new DomainError('commandNotAllowed', { command: 'changeManager', state: tool.state, refusal: 'state' });
    const manager = managerId === null ? '' : await requireStaff(w.tx, managerId);
    await changeTool(w.tx, lotId, { managerId });
    const changes = { manager: [tool.managerName ?? '', manager] as const };
    await w.record({ subject: 'tool', subjectId: lotId, kind: 'managerChanged', data: { no: tool.no, manager, reason }, changes });
    w.touch('tools');
    return { id: lotId, version: version + 1 };
  });
}

/** What stands on number labels (R-000-69). */
export async function listToolLabels({ db }: ActorContext, { ids }: z.output<typeof toolLabelsInput>): Promise<readonly ToolLabel[]> {
  return findToolLabels(db, ids);
}

/** The numbered tools of one note, so that their labels can be printed when they come in. */
export async function listToolsOfDocument({ db }: ActorContext, { id }: { readonly id: number }): Promise<readonly number[]> {
  return findToolsOfDocument(db, id);
}

/** What came back to be mended or scrapped and waits in the room for somebody to do so. */
export async function listToMend({ db }: ActorContext): Promise<readonly ToolToMend[]> {
  return findToMend(db, mostToMend);
}
