import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { desktopBridge } from './bridge.ts';
import { connection, reportNoAnswer } from './connection.ts';

const reopenAfterMs = 1_500;
/** The host beats once a second; a connection that only seems to stand (F74) is asked after this silence. */
const silenceMs = 1_500;

/**
 * Listens for what other seats changed and fetches it again: a topic is a namespace of the router (`requests`).
 * What was asked for before the connection stood, or while it was broken, counts as changed: nobody told of it meanwhile.
 * Call it while somebody is signed in; returns the way to stop.
 */
export function listenForTopics(queryClient: QueryClient): () => void {
  const refresh = (topics: readonly string[]) => invalidateTopics(queryClient, topics);
  const refreshAll = () => markChanged(queryClient, {});
  const stopResume = connection.onResume(refreshAll);
  const bridge = desktopBridge();
  const stop = bridge ? bridge.onTopics(refresh) : listenOverHttp(refresh, refreshAll);
  return () => {
    stop();
    stopResume();
  };
}

/** Namespaces that count what others hold, and so are out of date with it. */
const followers: Readonly<Record<string, readonly string[]>> = {
  requests: ['reports', 'spares'],
  stock: ['reordering', 'stockReports', 'spares', 'toolLedger'],
  parts: ['reordering', 'stockReports'],
  purchaseOrders: ['reordering'],
  stocktakes: ['stockReports', 'toolLedger'],
  tools: ['toolPurchases', 'toolLedger'],
  toolPurchases: ['toolLedger'],
  materialRequests: ['reordering', 'stockReports'],
  workOrders: ['reports'],
  staff: ['reports'],
  notices: ['feedbackForms'],
  tasks: ['feedbackForms'],
  timers: ['feedbackForms'],
};

/** Marks every query whose path starts with one of the topics as out of date; those on the screen are fetched at once. */
function invalidateTopics(queryClient: QueryClient, topics: readonly string[]): void {
  if (topics.length === 0) return;
  const changed = new Set(topics.flatMap((topic) => [topic, ...(followers[topic] ?? [])]));
  markChanged(queryClient, {
    predicate: (query) => {
      const path: unknown = query.queryKey[0];
      return Array.isArray(path) && typeof path[0] === 'string' && changed.has(path[0]);
    },
  });
}

/** Fetches anew what is on the screen. A first answer still on its way may have been read before the change: it is asked for once more. */
function markChanged(queryClient: QueryClient, filters: QueryFilters): void {
  for (const query of queryClient.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
    const askAgain = () => queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    if (query.state.data === undefined) query.promise?.then(askAgain, () => {}); // a failure is shown or repeated anyway
  }
  void queryClient.invalidateQueries(filters);
}

function listenOverHttp(refresh: (topics: readonly string[]) => void, refreshAll: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      reportNoAnswer();
      hear();
    }, silenceMs);
  };
  const open = () => {
    source = new EventSource('/events');
    source.onopen = refreshAll;
    source.onmessage = (event: MessageEvent<string>) => refresh(readTopics(event.data));
    source.addEventListener('beat', hear);
    source.onerror = () => {
      // an EventSource that got a refusal never tries again by itself, so each break opens a new one
      source?.close();
      clearTimeout(silence);
      reportNoAnswer();
      refresh(['auth']); // the host also ends the stream when the session ends
      timer = setTimeout(open, reopenAfterMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
  };
}

/** The topics of a message, or none when it is something else (a heartbeat). */
export function readTopics(json: string): readonly string[] {
  try {
    const topics: unknown = JSON.parse(json);
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  } catch {
    return []; // a heartbeat, not a list of topics
  }
}
