/** With which the host ends after an unexpected failure (F26); every other code is meant so. */
const crashed = 70;
/** A program that fails again this soon would fail for ever. */
const againMs = 10 * 60_000;

export interface Supervised {
  /** Runs the program to its end and gives its exit code. */
  readonly run: () => Promise<number>;
  readonly now: () => number;
  /** Somebody wants it to end. */
  readonly isEnding: () => boolean;
  readonly say: (line: string) => void;
}

/** Runs a program and starts it anew after an unexpected failure: once, and once more when it has worked for a while since (F26). */
export async function supervise({ run, now, isEnding, say }: Supervised): Promise<number> {
  let lastCrash = Number.NEGATIVE_INFINITY;
  for (;;) {
    const code = await run();
    if (code !== crashed || isEnding()) return code;
    if (now() - lastCrash < againMs) {
      say('The application failed again soon after its restart; see log/counter.log in the data folder.');
      return code;
    }
    lastCrash = now();
    say('The application failed unexpectedly and is started anew; see log/counter.log in the data folder.');
  }
}
