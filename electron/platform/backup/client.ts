import { Worker } from 'node:worker_threads';
import type { BackupStep } from '../../../shared/backups.ts';
import { DomainError } from '../../errors.ts';
import type { BackupJob, FromBackupWorker, OpenJob, Opened, PeekJob, TakeJob, Taken } from './worker-messages.ts';

export type OnStep = (step: BackupStep, percent: number) => void;

/** Takes a snapshot and seals it in a worker thread. @throws DomainError `diskFull`. */
export async function takeInWorker(job: Omit<TakeJob, 'kind'>, onStep: OnStep = () => {}): Promise<Taken> {
  const done = await runJob({ kind: 'take', ...job }, onStep);
  if (done.kind !== 'taken') throw new Error('the worker took no backup');
  return done.result;
}

/** Opens a backup in a worker thread and verifies it as a whole (F38). @throws DomainError `diskFull`. */
export async function openInWorker(job: Omit<OpenJob, 'kind'>, onStep: OnStep = () => {}): Promise<Opened> {
  return opened(await runJob({ kind: 'open', ...job }, onStep));
}

/** Only the head of a backup: what it says it is. */
export async function peekInWorker(job: Omit<PeekJob, 'kind'>): Promise<Opened> {
  return opened(await runJob({ kind: 'peek', ...job }, () => {}));
}

type Done = Exclude<FromBackupWorker, { kind: 'step' | 'refused' }>;

function opened(done: Done): Opened {
  if (done.kind !== 'opened') throw new Error('the worker opened no backup');
  return done.result;
}

async function runJob(job: BackupJob, onStep: OnStep): Promise<Done> {
  const worker = startWorker(job);
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  worker.on('message', (message: FromBackupWorker) => {
    if (message.kind === 'step') onStep(message.step, message.percent);
    else if (message.kind === 'refused') reject(new DomainError(message.reason));
    else resolve(message);
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`backup worker ended early with exit code ${code}`)));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

/** A gigabyte goes through in pieces; what is kept in memory is the list of files. */
const workerMegabytes = 512;
/**
 * From source, Node runs `worker.ts` as it is. A bundle has `backup-worker.cjs` beside it; a package keeps it outside its archive, for it needs
 * the database's own library, which a thread looks up from where its file lies.
 */
function startWorker(job: BackupJob): Worker {
  const here = import.meta.url;
  const options = {
    workerData: job,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: workerMegabytes, maxYoungGenerationSizeMb: 64 },
  };
  if (here.endsWith('.ts')) return new Worker(new URL('worker.ts', here), options);
  return new Worker(new URL(new URL('backup-worker.cjs', here).href.replace('app.asar/', 'app.asar.unpacked/')), options);
}
