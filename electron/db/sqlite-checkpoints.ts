import type Sqlite from 'better-sqlite3';
import type { DatabaseErrorClass } from './engine.ts';
import { classifyError } from './sqlite-file.ts';

const quietMs = 500;

/**
 * Moves what was committed from the log into the file when nobody writes: a checkpoint in the middle of work holds every seat up. `whole`:
 * also empties the log, in which overwritten rows stand as they were.
 */
export function checkpointsOf(writer: Sqlite.Database): {
  readonly soon: () => void;
  readonly whole: () => void;
  readonly never: () => void;
} {
  let isWhole = false;
  const timer = setTimeout(() => {
    if (!writer.open || writer.inTransaction) return;
    const busy = checkpointed(writer, isWhole ? 'TRUNCATE' : 'PASSIVE');
    if (isWhole && busy !== 0) timer.refresh();
    else isWhole = false;
  }, quietMs);
  timer.unref();
  return {
    soon: () => timer.refresh(),
    whole: () => {
      isWhole = true;
      timer.refresh();
    },
    never: () => clearTimeout(timer),
  };
}

/** @returns 1 where readers stood in the way. On a full or failing disk (F06) everything stays in the log, and the next write asks again. */
function checkpointed(writer: Sqlite.Database, mode: 'TRUNCATE' | 'PASSIVE'): unknown {
  try {
    return writer.pragma(`wal_checkpoint(${mode})`, { simple: true });
  } catch (error) {
    if (diskClasses.includes(classifyError(error))) return 0;
    throw error;
  }
}

const diskClasses: readonly DatabaseErrorClass[] = ['diskFull', 'diskFailed', 'busy'];
