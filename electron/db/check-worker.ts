import { parentPort, workerData } from 'node:worker_threads';
import { quickCheck } from './sqlite-file.ts';

// Entry of the worker thread that looks at every page of a database file while the program starts or works.
if (!parentPort) throw new Error('runs as a worker thread only');
const { file, key } = workerData as { readonly file: string; readonly key: Uint8Array | undefined };
parentPort.postMessage(quickCheck(file, key && Buffer.from(key)));
