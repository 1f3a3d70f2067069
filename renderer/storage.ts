/**
 * What a seat remembers for itself (language, theme, list views). Storage can be full or forbidden; remembering is a comfort,
 * so a failure only means that the default comes back next time.
 */
export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined; // unreadable or foreign content counts as "nothing remembered"
  }
}

/** The same for what other code stores as plain text. */
export function readStoredText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined; // storage is forbidden: nothing remembered
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (error) {
    console.warn('not remembered', key, error);
  }
}
