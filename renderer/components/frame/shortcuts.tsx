import { createContext, use, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { comboMatches, isPlainCombo } from './combo.ts';

export interface ShortcutOptions {
  /** Message key of the line in the help dialog (`requests:shortcut.close`); without it the shortcut is not listed. */
  readonly label?: string;
  readonly enabled?: boolean;
  /** `global` shortcuts belong to the frame; all others are listed as the screen's. */
  readonly scope?: 'screen' | 'global';
  /** Works over an open dialog too, unless that has a shortcut of its own for the keys. */
  readonly isEverywhere?: boolean;
}

export interface Shortcut {
  readonly combo: string;
  readonly label: string | undefined;
  readonly scope: 'screen' | 'global';
  readonly layer: number;
  readonly isEverywhere: boolean;
  readonly run: (event: KeyboardEvent) => void;
}

interface Registry {
  readonly list: () => readonly Shortcut[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (shortcut: Shortcut) => () => void;
}

const RegistryContext = createContext<Registry | null>(null);
const LayerContext = createContext(0);

/** Holds the shortcuts of everything below it and listens for the keys. One per application. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [registry] = useState(createRegistry);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const shortcut = findShortcut(registry.list(), event);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Wraps the content of a dialog: while it is open only the shortcuts inside it work. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }): ReactNode {
  const layer = use(LayerContext) + 1;
  return (
    <LayerContext value={layer}>
      <LayerMarker />
      {children}
    </LayerContext>
  );
}

/**
 * `useShortcut('F2', () => …, { label: 'requests:shortcut.new' })`. Keys: `F2`, `Ctrl+Enter`, `Alt+1`, `/`, `?`, `Escape`.
 * A key without Ctrl or Alt that writes something does nothing while the cursor is in a field. The last registered one wins.
 */
export function useShortcut(combo: string, run: (event: KeyboardEvent) => void, options: ShortcutOptions = {}): void {
  const registry = use(RegistryContext);
  const layer = use(LayerContext);
  const { label, enabled = true, scope = 'screen', isEverywhere = false } = options;
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!enabled || !registry) return;
    return registry.add({ combo, label, scope, layer, isEverywhere, run: (event) => latest(event) });
  }, [registry, layer, combo, label, scope, isEverywhere, enabled]);
}

/** All shortcuts that work now, for the help dialog. */
export function useShortcuts(): readonly Shortcut[] {
  const registry = use(RegistryContext);
  const fallback = useMemo(createRegistry, []);
  const source = registry ?? fallback;
  return useSyncExternalStore(source.subscribe, source.list);
}

function LayerMarker(): ReactNode {
  useShortcut('', () => undefined);
  return null;
}

function createRegistry(): Registry {
  let shortcuts: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly Shortcut[]) => {
    shortcuts = next;
    for (const listener of listeners) listener();
  };
  return {
    list: () => shortcuts,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (shortcut) => {
      change([...shortcuts, shortcut]);
      return () => change(shortcuts.filter((one) => one !== shortcut));
    },
  };
}

function findShortcut(shortcuts: readonly Shortcut[], event: KeyboardEvent): Shortcut | undefined {
  const top = Math.max(0, ...shortcuts.map((one) => one.layer));
  const writing = isWritable(event.target);
  const meant = shortcuts.filter((one) => comboMatches(one.combo, event) && !(writing && isPlainCombo(one.combo)));
  return meant.findLast((one) => one.layer === top) ?? meant.findLast((one) => one.isEverywhere);
}

function isWritable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}
