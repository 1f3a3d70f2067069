import { join } from 'node:path';
import { lowSpaceLimit, walLimit } from '../../../shared/care.ts';
import type { DiagnosisLine, DiagnosisView, LoggedError, Reconciliation, SaysCode, TodoCode } from '../../../shared/care.ts';
import type { ActorContext, App } from '../../context.ts';
import { readLogTail } from '../../platform/care/log-tail.ts';
import { idleMs } from '../../platform/sessions.ts';
import { appVersion } from '../../../shared/version.ts';
import { countSessions, countWaiting } from './care.repository.ts';
import { lookAtMachine } from './care-watch.service.ts';
import { lookAtClock } from './clock.service.ts';
import { readReconciliation } from './reconcile.service.ts';

const dayMs = 86_400_000;
const mostErrors = 20;

/** How everything stands, looked at now: each line says what it is, whether it is good, and gives the figures for what to do. */
export async function readDiagnosis(context: ActorContext): Promise<DiagnosisView> {
  const { app, now } = context;
  await lookAtMachine(app);
  const errors = await readErrors(app);
  const reconciliation = await readReconciliation(context);
  return {
    at: now,
    version: appVersion,
    engine: app.engine.name,
    startedAt: app.care.startedAt,
    lines: [
      ...writesLine(app),
      ...(await fileLines(app)),
      await diskLine(app),
      await clockLine(app),
      projectionsLine(reconciliation, now),
      errorsLine(errors, now),
      line('sessions.good', { sessions: await countSessions(context.db, now, idleMs) }),
      line('jobs.good', { ...(await countWaiting(context.db)) }),
    ],
    errors,
    reconciliation,
  };
}

/** Unexpected failures that people were given a reference number of, the newest first. */
async function readErrors({ dataFolder }: App): Promise<readonly LoggedError[]> {
  const lines = await readLogTail(join(dataFolder, 'log', 'counter.log'));
  return lines
    .filter(({ level }) => level === 'error')
    .map(({ at, ref = '', message, path = '' }) => ({ at: Date.parse(at), ref, message, path }))
    .slice(-mostErrors)
    .reverse();
}

function line(says: SaysCode, values: DiagnosisLine['values'] = {}, todo: TodoCode | null = null): DiagnosisLine {
  return { says, values, todo };
}

/** Only there when nothing is saved any more. */
function writesLine({ care }: App): readonly DiagnosisLine[] {
  const reason = care.gate.reason();
  return reason ? [line('writes.act', { reason: reason.code }, 'restart')] : [];
}

async function fileLines({ care, engine }: App): Promise<readonly DiagnosisLine[]> {
  const { databaseFile, machine } = care;
  if (databaseFile === undefined) return [line('server.good', { engine: engine.name })];
  const bytes = await machine.fileBytes(databaseFile);
  const wal = await machine.fileBytes(`${databaseFile}-wal`);
  return [
    line('database.good', { bytes }),
    checkLine(care),
    wal > walLimit ? line('wal.look', { bytes: wal, limit: walLimit }, 'shrinkLog') : line('wal.good', { bytes: wal }),
  ];
}

function checkLine({ checked }: App['care']): DiagnosisLine {
  if (!checked) return line('check.look', {}, 'waitForCheck');
  return checked.problems > 0 ? line('check.act', checked, 'restart') : line('check.good', { at: checked.at });
}

async function diskLine({ care: { machine, databaseFile }, dataFolder }: App): Promise<DiagnosisLine> {
  const free = await machine.freeBytes(dataFolder);
  if (free === undefined) return line('diskUnknown.look', {}, 'makeRoom');
  const limit = lowSpaceLimit(databaseFile === undefined ? 0 : await machine.fileBytes(databaseFile));
  if (free < limit / 4) return line('disk.act', { free }, 'makeRoom');
  return free < limit ? line('disk.look', { free, limit }, 'makeRoom') : line('disk.good', { free });
}

async function clockLine(app: App): Promise<DiagnosisLine> {
  const lastAt = await lookAtClock(app);
  const isBack = app.care.health.findings().some(({ kind }) => kind === 'clockBack');
  return isBack ? line('clock.act', { now: app.now(), lastAt }, 'setClock') : line('clock.good', { now: app.now() });
}

function projectionsLine(last: Reconciliation | null, now: number): DiagnosisLine {
  if (!last || now - last.endedAt > 3 * dayMs) return line('projections.look', {}, 'checkNow');
  const differences = last.results.reduce((sum, one) => sum + one.differences.length, 0);
  const compared = last.results.reduce((sum, one) => sum + one.compared, 0);
  const said = { at: last.endedAt, compared };
  return differences > 0 ? line('projections.act', { ...said, differences }, 'compare') : line('projections.good', said);
}

function errorsLine(errors: readonly LoggedError[], now: number): DiagnosisLine {
  const recent = errors.filter(({ at }) => now - at < dayMs).length;
  return recent > 0 ? line('errors.look', { recent }, 'sendBundle') : line('errors.good');
}
