import type { BackupStep, BackupWork } from '../../../shared/backups.ts';
import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';

const runningOf = new WeakMap<App, BackupWork>();
const lastSaid = new WeakMap<App, number>();
const sayEveryMs = 500;

export function runningWork(app: App): BackupWork | null {
  return runningOf.get(app) ?? null;
}

/** One work on backups at a time. @throws DomainError `backupRunning`. */
export async function alone<T>(
  app: App,
  what: BackupWork['what'],
  work: (onStep: (step: BackupStep, percent: number) => void) => Promise<T>,
): Promise<T> {
  if (runningOf.has(app)) throw new DomainError('backupRunning');
  const startedAt = app.now();
  const onStep = (step: BackupStep, percent: number) => {
    runningOf.set(app, { what, step, percent, startedAt });
    const now = performance.now();
    if (now - (lastSaid.get(app) ?? -sayEveryMs) < sayEveryMs) return;
    lastSaid.set(app, now);
    app.bus.publish(['backups']);
  };
  onStep(what === 'take' ? 'snapshot' : 'opening', 0);
  try {
    return await work(onStep);
  } finally {
    runningOf.delete(app);
    app.bus.publish(['backups']);
  }
}
