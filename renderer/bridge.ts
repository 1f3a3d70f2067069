/** What the preload of the desktop application offers to the page; absent in a browser. */
export interface CounterBridge {
  readonly platform: 'desktop';
  /** One call of the router as JSON text; the answer is `{ result }` or `{ error }` as JSON text. */
  readonly rpc: (request: string) => Promise<string>;
  /** Topics that other seats changed; returns the way to stop listening. */
  readonly onTopics: (listener: (topics: readonly string[]) => void) => () => void;
}

declare global {
  interface Window {
    readonly counter?: CounterBridge;
  }
}

/** The desktop bridge, or undefined in a browser. */
export function desktopBridge(): CounterBridge | undefined {
  return window.counter;
}
