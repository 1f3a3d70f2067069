import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';

/** The database is damaged: nothing more is written to it, so that the damage does not grow; the next start offers the backups (F12). */
export function noteDamage(app: App, problems: readonly string[]): void {
  const { gate, health, databaseFile } = app.care;
  gate.close(new DomainError('databaseDamaged', { file: databaseFile ?? '' }));
  if (!health.report('databaseDamaged', app.now(), { problems: problems.length })) return;
  app.log.error('the database is damaged', { problems: problems.slice(0, 10) });
  app.bus.publish(['care']);
}
