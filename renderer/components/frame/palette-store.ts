import { useEffect } from 'react';

/** A line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** A quiet second part: phone, state, area. */
  readonly detail?: string;
  readonly shortcut?: string;
  /** Why it was found: the kind of word in the user's language, the word, and the part of it that was typed. */
  readonly why?: { readonly label: string; readonly text: string; readonly from: number; readonly to: number };
  readonly run: () => unknown;
}

let commands: readonly PaletteEntry[] = [];
const listeners = new Set<() => void>();

export const paletteStore = {
  list: (): readonly PaletteEntry[] => commands,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Adds commands of a screen to the palette while the screen is there. Memoise the list. */
export function usePaletteCommands(added: readonly PaletteEntry[]): void {
  useEffect(() => {
    change([...commands, ...added]);
    return () => change(commands.filter((one) => !added.includes(one)));
  }, [added]);
}

function change(next: readonly PaletteEntry[]): void {
  commands = next;
  for (const listener of listeners) listener();
}
