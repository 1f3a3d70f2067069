import { lowSpaceLimit, walLimit } from '../../../shared/care.ts';
import type { App } from '../../context.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { DomainError } from '../../errors.ts';
import { runningWork } from '../../platform/backup/running.ts';
import { noteDamage } from '../../platform/care/damage.ts';
import { lookAtClock } from './clock.service.ts';
import { clear, report } from './findings.service.ts';
import { reconcileWhenDue } from './reconcile.service.ts';

/** Twice within the five seconds of F17. */
const fileEveryMs = 2_000;
const machineEveryMs = 60_000;

/** The check of the database file that goes on since the start; as `db/check-file.ts` gives it. */
interface RunningCheck {
  readonly rest: Promise<readonly string[]>;
}

/**
 * Looks after the data while the host runs: the file under our hands, space, the write-ahead log, the clock, and the projections once in a
 * night. @returns a function that ends it and waits for what is under way.
 */
export function keepCare(app: App, check: RunningCheck | undefined): () => Promise<void> {
  const isEnding = { now: false };
  const rounds = [
    keepDoing(app, { what: 'the look at the data file', firstMs: 0, everyMs: fileEveryMs }, () => lookAtFile(app)),
    keepDoing(app, { what: 'the look at the machine', firstMs: 0, everyMs: machineEveryMs }, async () => {
      await lookAtMachine(app);
      await lookAtClock(app);
      await reconcileWhenDue(app, isEnding);
    }),
  ];
  void watchCheck(app, check, isEnding);
  return async () => {
    isEnding.now = true;
    await Promise.all(rounds.map((end) => end()));
  };
}

/** The check of a large file ends while people work: what it finds stops all writes (F12, G5). */
async function watchCheck(app: App, check: RunningCheck | undefined, isEnding: { readonly now: boolean }): Promise<void> {
  if (!check) return;
  try {
    const problems = await check.rest;
    if (isEnding.now) return;
    app.care.checked = { at: app.now(), problems: problems.length };
    if (problems.length > 0) noteDamage(app, problems);
  } catch (error) {
    app.log.error('the check of the database ended early', { error: String(error) });
  }
}

/**
 * F17: the file that was opened is still the one under its name. Deleted, renamed or replaced, what is written goes to a file that nobody will
 * open again: writes stop.
 */
export async function lookAtFile(app: App): Promise<void> {
  const { care } = app;
  const { machine, gate, databaseFile } = care;
  if (databaseFile === undefined || gate.reason()) return;
  const found = await machine.fileIdentity(databaseFile);
  // a restore puts another file in its place, which is looked at anew afterwards
  if (runningWork(app)?.what === 'restore') return;
  care.opened ??= found;
  if (found !== undefined && found === care.opened) return;
  gate.close(new DomainError('databaseGone', { file: databaseFile }));
  await report(app, 'databaseGone');
}

/** F07, F24: room for what comes, and a write-ahead log that shrinks again. */
export async function lookAtMachine(app: App): Promise<void> {
  const { machine, databaseFile } = app.care;
  const databaseBytes = databaseFile === undefined ? 0 : await machine.fileBytes(databaseFile);
  const free = await machine.freeBytes(app.dataFolder);
  const limit = lowSpaceLimit(databaseBytes);
  if (free !== undefined && free < limit) await report(app, 'diskLow', { free, limit });
  else await clear(app, 'diskLow');
  const wal = databaseFile === undefined ? 0 : await machine.fileBytes(`${databaseFile}-wal`);
  if (wal > walLimit) await report(app, 'walLarge', { wal, limit: walLimit });
  else await clear(app, 'walLarge');
}
