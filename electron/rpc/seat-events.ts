import { request } from 'node:https';
import type { Agent } from 'node:https';
import { target } from './seat-connection.ts';
import type { HostPlace } from './seat-connection.ts';

export interface HearOptions {
  readonly place: HostPlace;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  /** The host beats once a second; so long a silence means that it is away. */
  readonly silenceMs: number;
  readonly onTopics: (topics: readonly string[]) => void;
  readonly onBroken: (error: unknown) => void;
}

/** Hears the host's events for as long as its session lives. @returns the way to stop. */
export function hearHost({ place, agent, headers, silenceMs, onTopics, onBroken }: HearOptions): () => void {
  let isOver = false;
  const asked = request({ ...target(place), agent, path: '/events', headers });
  const stop = () => {
    isOver = true;
    clearTimeout(silence);
    asked.destroy();
  };
  const broken = (error: unknown) => {
    if (isOver) return;
    stop();
    onBroken(error);
  };
  let silence = setTimeout(() => broken(new Error('silent')), silenceMs);
  asked.on('error', broken);
  asked.on('response', (answer) => {
    if (answer.statusCode !== 200) {
      stop();
      onTopics(['auth']);
      return;
    }
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      clearTimeout(silence);
      silence = setTimeout(() => broken(new Error('silent')), silenceMs);
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) onTopics(topicsOf(event.slice(6)));
    });
    answer.on('end', () => {
      if (isOver) return;
      // the host also ends the stream when the session ends
      onTopics(['auth']);
      broken(new Error('the stream ended'));
    });
    answer.on('error', broken);
  });
  asked.end();
  return stop;
}

function topicsOf(text: string): readonly string[] {
  try {
    const topics: unknown = JSON.parse(text);
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  } catch {
    return []; // half a message before the stream broke
  }
}
