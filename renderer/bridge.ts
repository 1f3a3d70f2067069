import type { CounterBridge } from '../shared/desktop-bridge.ts';

declare global {
  interface Window {
    readonly counter?: CounterBridge;
  }
}

/** The desktop bridge, or undefined in a browser. */
export function desktopBridge(): CounterBridge | undefined {
  return window.counter;
}
