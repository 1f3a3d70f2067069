import { join } from 'node:path';
import { lowSpaceLimit, walLimit } from '../../../shared/care.ts';
import type { DiagnosisLine, DiagnosisView, Level, LoggedError } from '../../../shared/care.ts';
import type { ActorContext, App } from '../../context.ts';
import { readLogTail } from '../../platform/care/log-tail.ts';
import { idleMs } from '../../platform/sessions.ts';
import { appVersion } from '../../../shared/app-version.ts';
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
      await projectionsLine(context),
      errorsLine(errors, now),
      line('sessions', 'good', { sessions: await countSessions(context.db, now, idleMs) }),
      line('jobs', 'good', { ...(await countWaiting(context.db)) }),
    ],
    errors,
    reconciliation: await readReconciliation(context),
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

function line(key: DiagnosisLine['key'], level: Level, values: DiagnosisLine['values'] = {}): DiagnosisLine {
  return { key, level, values };
}

/** Only there when nothing is saved any more. */
function writesLine({ care }: App): readonly DiagnosisLine[] {
  const reason = care.gate.reason();
  return reason ? [line('writes', 'act', { reason: reason.code })] : [];
}

async function fileLines({ care }: App): Promise<readonly DiagnosisLine[]> {
  const { databaseFile, machine, checked } = care;
  if (databaseFile === undefined) return [line('database', 'good', { bytes: 0 })];
  const wal = await machine.fileBytes(`${databaseFile}-wal`);
  return [
    line('database', 'good', { bytes: await machine.fileBytes(databaseFile) }),
    checked ? line('check', checked.problems > 0 ? 'act' : 'good', { at: checked.at, problems: checked.problems }) : line('check', 'look'),
    line('wal', wal > walLimit ? 'look' : 'good', { bytes: wal, limit: walLimit }),
  ];
}

async function diskLine({ care: { machine, databaseFile }, dataFolder }: App): Promise<DiagnosisLine> {
  const free = await machine.freeBytes(dataFolder);
  if (free === undefined) return line('disk', 'look');
  const limit = lowSpaceLimit(databaseFile === undefined ? 0 : await machine.fileBytes(databaseFile));
  return line('disk', free < limit / 4 ? 'act' : free < limit ? 'look' : 'good', { free, limit });
}

async function clockLine(app: App): Promise<DiagnosisLine> {
  const lastAt = await lookAtClock(app);
  const isBack = app.care.health.findings().some(({ kind }) => kind === 'clockBack');
  return line('clock', isBack ? 'act' : 'good', { now: app.now(), lastAt });
}

async function projectionsLine(context: ActorContext): Promise<DiagnosisLine> {
  const last = await readReconciliation(context);
  if (!last) return line('projections', 'look');
  const differences = last.results.reduce((sum, one) => sum + one.differences.length, 0);
  const level = differences > 0 ? 'act' : context.now - last.endedAt > 3 * dayMs ? 'look' : 'good';
  return line('projections', level, { at: last.endedAt, differences, compared: last.results.reduce((sum, one) => sum + one.compared, 0) });
}

function errorsLine(errors: readonly LoggedError[], now: number): DiagnosisLine {
  const recent = errors.filter(({ at }) => now - at < dayMs).length;
  return line('errors', recent > 0 ? 'look' : 'good', { recent });
}
