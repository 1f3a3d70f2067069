import { sql } from 'kysely';
import type { Tx } from '../engine.ts';

/** A place that every shop has: `zh` or `en` is its name, by the shop's language. */
export interface SeedPlace {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: string;
  readonly isStocked: 0 | 1;
}

/** A shop may have called a shelf of its own like one of the new places: its shelf keeps the code. */
export async function seedPlaces(tx: Tx, places: readonly SeedPlace[]): Promise<void> {
  const { rows: shops } = await sql<{ language: string }>`select language from shop`.execute(tx);
  const { rows: known } = await sql<{ code: string }>`select code from place`.execute(tx);
  const taken = new Set(known.map(({ code }) => code));
  for (const { code, zh, en, kind, isStocked } of places) {
    let free: string = code;
    for (let nth = 2; taken.has(free); nth++) free = `${code}-${nth}`;
    const name = shops[0]?.language === 'en' ? en : zh;
    await sql`insert into place (code, name, kind, is_stocked) values (${free}, ${name}, ${kind}, ${isStocked})`.execute(tx);
  }
}
