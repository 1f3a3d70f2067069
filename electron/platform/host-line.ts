import { z } from 'zod';
import type { Engine, Tx } from '../db/engine.ts';
import { topics as allTopics } from './bus.ts';
import type { Bus, Topic } from './bus.ts';
import { hostIdOf } from './host-id.ts';
import type { Log } from './log.ts';

const message = z.object({ from: z.string(), topics: z.array(z.string()) });
const known: ReadonlySet<string> = new Set(allTopics);

/** Names of what changed as one host tells them to the others. */
function messageOf(topics: readonly Topic[], from: string): string {
  return JSON.stringify({ from, topics });
}

/** Part of a write: the other hosts hear of it with its commit, even if this one dies at that moment. */
export async function tellWithCommit(engine: Engine, tx: Tx, topics: readonly Topic[]): Promise<void> {
  await engine.server?.say(messageOf(topics, hostIdOf(engine)), tx);
}

/** For what needs no transaction. A failure leaves others stale until they ask again, so it is only logged. */
export function tellHosts(engine: Engine, log: Log): (topics: readonly Topic[]) => void {
  return (topics) => {
    engine.server
      ?.say(messageOf(topics, hostIdOf(engine)))
      .catch((error: unknown) => log.error('other hosts were not told', { error: String(error) }));
  };
}

/**
 * Passes on what other hosts of the same database changed. After a break in the line everything may have changed, so every topic goes out.
 * @returns a function that ends it.
 */
export async function hearHosts(engine: Engine, bus: Bus, log: Log): Promise<() => Promise<void>> {
  const { server } = engine;
  const self = hostIdOf(engine);
  if (!server) return async () => undefined;
  return server.listen({
    heard(text) {
      const said = read(text);
      if (said && said.from !== self) bus.deliver(said.topics.filter((topic): topic is Topic => known.has(topic)));
    },
    missed() {
      log.info('the line to the other hosts is whole again');
      bus.deliver(allTopics);
    },
  });
}

function read(text: string): z.output<typeof message> | undefined {
  try {
    return message.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // somebody else's message on our channel
  }
}
