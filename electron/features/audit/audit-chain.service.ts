import type { z } from 'zod';
import { markLength } from '../../../shared/audit-chain.ts';
import type { ChainReport, ChainState, MarkAnswer, compareMarkInput } from '../../../shared/audit-chain.ts';
import { formatTime } from '../../../shared/time.ts';
import type { ActorContext, App } from '../../context.ts';
import { keepAnchor } from '../../platform/chain/chain-anchors.ts';
import { findBlock, findLastBlock } from '../../platform/chain/chain-sealing.ts';
import { checkWholeChain } from '../../platform/chain/verify-client.ts';
import { putSetting, readSetting, readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { addAlert } from '../alerts/alerts.service.ts';

const reportKey = 'audit.chain';
const runningIn = new WeakMap<App, Promise<ChainReport>>();

/** What the last check of the chain found, and where the chain stands. */
export async function readChainState({ app, db }: ActorContext): Promise<ChainState> {
  const last = await findLastBlock(db);
  return {
    report: await readReport(app),
    isRunning: runningIn.has(app),
    head: last ? { seq: last.seq, mac: last.mac, at: last.at, total: last.total } : null,
  };
}

async function readReport(app: App): Promise<ChainReport | null> {
  return readSetting<ChainReport | null>(app.engine.db, reportKey, null);
}

/** Starts a check because somebody wants one; it ends by itself, and seats hear of it. */
export async function checkChainNow(context: ActorContext): Promise<{ readonly isRunning: boolean }> {
  const { app } = context;
  const started = await write(context, async ({ record, touch }) => {
    await record({ subject: 'shop', subjectId: 1, kind: 'chainChecked' });
    touch('audit');
    return { isRunning: true };
  });
  checkChain(app).catch((error: unknown) => app.log.error('the chain could not be checked', { error: String(error) }));
  return started;
}

/**
 * Checks the chain, keeps what was found and tells the owner when something is wrong (F118, F119). One check at a time: who asks meanwhile
 * gets its answer.
 */
export async function checkChain(app: App): Promise<ChainReport> {
  const running = runningIn.get(app) ?? check(app).finally(() => runningIn.delete(app));
  runningIn.set(app, running);
  return running;
}

async function check(app: App): Promise<ChainReport> {
  try {
    const report = await checkWholeChain(app);
    const before = await readReport(app);
    const now = app.now();
    await app.engine.transaction(async (tx) => {
      await putSetting(tx, reportKey, report);
      if (report.problem && JSON.stringify(before?.problem) !== JSON.stringify(report.problem))
        await addAlert(tx, { kind: 'chainBroken', role: 'generalManager', data: { ...report.problem }, at: now, showAt: now });
    });
    if (report.problem) app.log.error('the chain over the records is broken', { ...report.problem });
    else await keepAnchor(app);
    return report;
  } finally {
    app.bus.publish(['audit', 'alerts']);
  }
}

/** Does the head that stands on a printed day report belong to this chain? */
export async function compareMark(
  { db }: ActorContext,
  { seq, mark }: z.output<typeof compareMarkInput>,
): Promise<{ readonly answer: MarkAnswer }> {
  const block = await findBlock(db, seq);
  if (!block) return { answer: 'gone' };
  return { answer: block.mac.slice(0, markLength) === mark ? 'same' : 'other' };
}

const hourMs = 3_600_000;
const everyMs = 10 * 60_000;

/** In the small hours, a day after the last check; a machine that is off at night is checked while it works. */
export function isCheckDue(lastAt: number | undefined, now: number, zone: string): boolean {
  const age = lastAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - lastAt);
  const hour = Number(formatTime(now, zone).slice(0, 2));
  return age > 20 * hourMs && ((hour >= 1 && hour < 5) || age > 30 * hourMs);
}

/** Checks once a night while the host runs. @returns a function that ends it and waits for a check under way. */
export function keepCheckingChain(app: App): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = lookWhetherDue(app).catch((error: unknown) => app.log.error('the chain could not be checked', { error: String(error) }));
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
    await runningIn.get(app)?.catch(() => undefined);
  };
}

async function lookWhetherDue(app: App): Promise<void> {
  const shop = await readShop(app).catch(() => undefined);
  if (shop && isCheckDue((await readReport(app))?.at, app.now(), shop.zone)) await checkChain(app);
}
