/** Which host does a job that only one may do, until when nobody else does. */
export interface JobTurnTable {
  name: string;
  host: string;
  untilAt: number;
}

/** The sealed bytes of a stored file where several hosts share the data; a shop of one host keeps them in its folder. */
export interface AttachmentContentTable {
  stored: string;
  at: number;
  content: Uint8Array;
}

/** One row in a database into which a shop is being moved, or was. */
export interface DatabaseMoveTable {
  id: number;
  startedAt: number;
  finishedAt: number | null;
  /** Last step of the schema on both sides: a move goes on only with the program that began it. */
  program: string;
  /** What the server laid aside until all rows are there. */
  kept: string;
}

/** How far one table has come; written with its rows. */
export interface DatabaseMoveTableTable {
  name: string;
  copied: number;
  /** JSON of the last key; empty before the first batch. */
  lastKey: string;
  isDone: number;
}
