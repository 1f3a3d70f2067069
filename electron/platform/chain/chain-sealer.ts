import type { App } from '../../context.ts';
import { keepAnchor } from './chain-anchors.ts';
import { sealChain } from './chain-sealing.ts';

const sealAfterMs = 500;
const anchorEveryMs = 60_000;

export interface ChainSealer {
  /** Something was written: it is sealed within a second. */
  soon(): void;
  /** Seals what is left and writes the head down. */
  end(): Promise<void>;
}

/** Seals what is written in this process a moment later, many transactions at a time: nobody waits for it. */
export function chainSealer(app: () => App): ChainSealer {
  let timer: NodeJS.Timeout | undefined;
  let sealing: Promise<void> = Promise.resolve();
  let isEnded = false;
  let anchoredAt = 0;
  const seal = async (isLast: boolean) => {
    // moved to a server: what is open went along, and is sealed there
    if (app().engine.isFrozen()) return;
    await sealChain(app());
    const now = Date.now();
    if (!isLast && Math.abs(now - anchoredAt) < anchorEveryMs) return;
    anchoredAt = now;
    await keepAnchor(app());
  };
  const run = () => {
    timer = undefined;
    sealing = seal(false).catch((error: unknown) => {
      app().log.error('the chain was not sealed', { error: String(error) });
      soon();
    });
  };
  const soon = () => {
    if (timer || isEnded) return;
    timer = setTimeout(run, sealAfterMs);
    timer.unref();
  };
  return {
    soon,
    async end() {
      isEnded = true;
      clearTimeout(timer);
      await sealing;
      await seal(true);
    },
  };
}
