import type { Db } from '../../db/engine.ts';

/**
 * Figures of the shop's day. Numbers have no gaps, so the last one given today is the count of calls and of slips.
 * @param day `YYYY-MM-DD`; `dayStart` its first millisecond.
 */
export async function countToday(db: Db, day: string, dayStart: number) {
  const rows = await db
    .selectFrom('documentSequence')
    .select(['kind', 'last'])
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'request'), eb('day', '=', day.replaceAll('-', ''))]),
        eb.and([eb('kind', '=', 'dispatchLog'), eb('day', '=', day)]),
      ]),
    )
    .execute();
  const last = (kind: string) => rows.find((row) => row.kind === kind)?.last ?? 0;
  const { n } = await db
    .selectFrom('serviceRequest')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('resolvedAt', '>=', dayStart)
    .executeTakeFirstOrThrow();
  return { calls: last('request'), dispatched: last('dispatchLog'), resolved: Number(n) };
}

/** Slips that wait for parts. */
export async function countWaitingSlips(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('workOrder')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('waitingForParts', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(n);
}
