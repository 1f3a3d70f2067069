import type { Listener } from './engine.ts';

/** The part of a driver's connection that listening needs. */
export interface LineClient {
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
  on(event: 'notification', heard: (message: { readonly payload?: string | undefined }) => void): unknown;
  on(event: 'error', failed: (error: Error) => void): unknown;
  on(event: 'end', ended: () => void): unknown;
}

const firstPauseMs = 200;
const longestPauseMs = 2_000;
/** A line on which nothing comes may be cut without anybody noticing. */
const heartbeatMs = 10_000;
const answerMs = 5_000;

/**
 * Keeps a connection of its own on the channel for as long as the host runs. When it breaks it is made again after a short pause, and
 * the listener hears that something may be missing.
 */
export async function listenOn(makeClient: () => LineClient, channel: string, listener: Listener): Promise<() => Promise<void>> {
  let client: LineClient | undefined;
  let isEnded = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const made = makeClient();
    const lost = () => {
      if (client !== made) return;
      client = undefined;
      again();
    };
    made.on('error', lost);
    made.on('end', lost);
    made.on('notification', ({ payload }) => listener.heard(payload ?? ''));
    try {
      await within(made.connect());
      await within(made.query(`listen ${channel}`));
    } catch (error) {
      void made.end().catch(() => undefined);
      throw error;
    }
    client = made;
    pauseMs = firstPauseMs;
    if (isEnded) await made.end();
  };
  const again = () => {
    if (isEnded) return;
    timer = setTimeout(() => {
      open().then(listener.missed, again);
    }, pauseMs);
    timer.unref();
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const beat = setInterval(() => {
    const asked = client;
    if (!asked) return;
    within(asked.query('select 1')).catch(() => {
      if (client !== asked) return;
      client = undefined;
      void asked.end().catch(() => undefined);
      again();
    });
  }, heartbeatMs);
  beat.unref();

  await open();
  return async () => {
    isEnded = true;
    clearInterval(beat);
    clearTimeout(timer);
    const last = client;
    client = undefined;
    await last?.end().catch(() => undefined);
  };
}

function within<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), answerMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
