import type { HistoryEntry, HistoryKind } from '../../../shared/customer-history.ts';
import { startOfDay } from '../../../shared/time.ts';
import type { Db } from '../../db/engine.ts';
import { paperSources } from './customers-history-papers.repository.ts';
import { dayBound, instantBound, newest } from './customers-history-source.repository.ts';
import type { HistoryPlace, HistoryRow, HistorySource } from './customers-history-source.repository.ts';

const request: HistorySource = {
  kind: 'request',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('serviceRequest')
      .leftJoin('userAccount', 'userAccount.id', 'serviceRequest.createdBy')
      .select([
        'serviceRequest.id',
        'receivedAt as at',
        'no as name',
        'content as detail',
        'state as code',
        'type as more',
        'displayName as who',
      ])
      .where('customerId', '=', customerId);
    const rows = await newest(select, { at: 'serviceRequest.receivedAt', id: 'serviceRequest.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'request', link: { to: 'request', id: row.id } }));
  },
};

const slip: HistorySource = {
  kind: 'slip',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('workOrder')
      .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
      .leftJoin('userAccount', 'userAccount.id', 'workOrder.createdBy')
      .select((eb) => [
        'workOrder.id',
        'workOrder.issuedAt as at',
        'workOrder.no as name',
        'workOrder.state as code',
        'displayName as who',
        eb.selectFrom('workOrderLine').select('text').whereRef('workOrderId', '=', 'workOrder.id').where('lineNo', '=', 1).as('detail'),
      ])
      .where('serviceRequest.customerId', '=', customerId)
      .where('workOrder.issuedAt', 'is not', null);
    const rows = await newest(select, { at: 'workOrder.issuedAt', id: 'workOrder.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'slip', link: { to: 'workOrder', id: row.id } }));
  },
};

/** The call in which a request was logged is that request's line, and stands there once. */
const talk: HistorySource = {
  kind: 'talk',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('talk')
      .innerJoin('userAccount', 'userAccount.id', 'talk.userId')
      .select([
        'talk.id',
        'talk.at',
        'summary as detail',
        'channel as code',
        'outcome',
        'passedTo',
        'isIncoming',
        'requestId',
        'displayName as who',
      ])
      .where('talk.customerId', '=', customerId)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('serviceRequest')
              .select('serviceRequest.id')
              .whereRef('serviceRequest.id', '=', 'talk.requestId')
              .whereRef('serviceRequest.receivedAt', '=', 'talk.at')
              .where('talk.isIncoming', '=', 1),
          ),
        ),
      );
    const rows = await newest(select, { at: 'talk.at', id: 'talk.id' }, bound, limit).execute();
    return rows.map(({ isIncoming, requestId, outcome, passedTo, ...row }) => ({
      ...row,
      what: isIncoming === 1 ? 'talkIn' : 'talkOut',
      more: outcome,
      name: passedTo,
      link: requestId === null ? null : { to: 'request', id: requestId },
    }));
  },
};

const itemBought: HistorySource = {
  kind: 'item',
  hasDays: true,
  read: async (db, customerId, bound, limit) => {
    const select = itemsOf(db, customerId).select('purchasedOn as at').where('purchasedOn', '<>', '');
    const rows = await newest(select, { at: 'installedItem.purchasedOn', id: 'installedItem.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'itemBought', name: productOf(row), link: { to: 'item', id: row.id } }));
  },
};

const itemFiled: HistorySource = {
  kind: 'item',
  read: async (db, customerId, bound, limit) => {
    const select = itemsOf(db, customerId).select('createdAt as at').where('purchasedOn', '=', '');
    const rows = await newest(select, { at: 'installedItem.createdAt', id: 'installedItem.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'itemFiled', name: productOf(row), link: { to: 'item', id: row.id } }));
  },
};

function itemsOf(db: Db, customerId: number) {
  return db
    .selectFrom('installedItem')
    .select(['id', 'category', 'brand', 'model', 'serial as detail'])
    .where('customerId', '=', customerId);
}

function productOf({ category, brand, model }: { readonly category: string; readonly brand: string; readonly model: string }): string {
  return [brand, model].filter(Boolean).join(' ') || category;
}

const projectDays = {
  projectContract: 'contractOn',
  projectGoodsAccepted: 'goodsAcceptedOn',
  projectCompleted: 'completedOn',
  projectAccepted: 'acceptedOn',
  projectFinalAccepted: 'finalAcceptedOn',
} as const;

const projects = (Object.keys(projectDays) as (keyof typeof projectDays)[]).map((what): HistorySource => ({
  kind: 'project',
  hasDays: true,
  read: async (db, customerId, bound, limit) => {
    const column = projectDays[what];
    const select = db
      .selectFrom('project')
      .select(['id', 'name', 'contractNo as detail', `${column} as at`])
      .where('customerId', '=', customerId)
      .where(column, '<>', '');
    const rows = await newest(select, { at: `project.${column}`, id: 'project.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what, link: { to: 'project', id: row.id } }));
  },
}));

const projectFiled: HistorySource = {
  kind: 'project',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('project')
      .select(['id', 'name', 'contractNo as detail', 'createdAt as at'])
      .where('customerId', '=', customerId);
    const rows = await newest(select, { at: 'project.createdAt', id: 'project.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'projectFiled', link: { to: 'project', id: row.id } }));
  },
};

/** In their order at one time; a cursor names a source by its place here. */
const sources: readonly HistorySource[] = [request, slip, talk, itemBought, itemFiled, ...projects, projectFiled, ...paperSources];

export interface RankedEntry extends HistoryEntry {
  readonly rank: number;
  readonly id: number;
}

/** The newest dealings with a customer below `place`: each source gives as many as the page has, and the newest of all stay. */
export async function findHistory(
  db: Db,
  customerId: number,
  kinds: readonly HistoryKind[],
  { place, limit, zone }: { readonly place: HistoryPlace | undefined; readonly limit: number; readonly zone: string },
): Promise<readonly RankedEntry[]> {
  const wanted = sources
    .map((source, rank) => ({ source, rank }))
    .filter(({ source }) => kinds.length === 0 || kinds.includes(source.kind));
  const found = await Promise.all(
    wanted.map(async ({ source, rank }) => {
      const bound = source.hasDays ? dayBound(place, rank, zone) : instantBound(place, rank);
      return (await source.read(db, customerId, bound, limit)).map((row) => entryOf(row, source, rank, zone));
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.at - a.at || a.rank - b.rank || b.id - a.id)
    .slice(0, limit);
}

function entryOf({ id, at, what, ...row }: HistoryRow, { kind, hasDays = false }: HistorySource, rank: number, zone: string): RankedEntry {
  return {
    key: `${rank}-${id}`,
    kind,
    what,
    id,
    rank,
    at: hasDays ? startOfDay(String(at), zone) : Number(at),
    isDay: hasDays,
    name: row.name ?? '',
    detail: row.detail ?? '',
    who: row.who ?? '',
    code: row.code ?? '',
    more: row.more ?? '',
    link: row.link ?? null,
  };
}
