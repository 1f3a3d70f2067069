import { sql } from 'kysely';

/** The day of a document's number, `20261121`, whatever letters it begins with. */
export const dayOfNo = sql<string>`substr(ltrim(no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), 1, 8)`;

/** The number within its day, `0012`, as the tail indexes hold it. */
export const tailOfNo = sql<string>`substr(ltrim(no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), 10)`;
