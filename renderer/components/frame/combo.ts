/** What of a key press decides; a `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Does this key press mean the shortcut `Ctrl+K`, `Alt+1`, `F2`, `?`? ⌘ counts as Ctrl. */
export function comboMatches(combo: string, press: KeyPress): boolean {
  const parts = combo.split('+');
  const key = combo.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  if (key === '') return false;
  const ctrl = parts.includes('Ctrl');
  const alt = parts.includes('Alt');
  if ((press.ctrlKey || press.metaKey) !== ctrl || press.altKey !== alt) return false;
  // `?` and `/` sit behind Shift on some keyboards, so Shift counts only for named keys and letters with Ctrl or Alt
  if (key.length > 1 || ctrl || alt) {
    if (press.shiftKey !== parts.includes('Shift')) return false;
  }
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  return press.key.toLowerCase() === named(key).toLowerCase();
}

/** A combination that would write something into a field, so it must not fire there. */
export function isPlainCombo(combo: string): boolean {
  if (combo.includes('Ctrl+') || combo.includes('Alt+')) return false;
  return !/^(?:Shift\+)?(?:F\d+|Escape|Esc)$/.test(combo);
}

/** The parts of a combination as key caps: `Ctrl+Enter` becomes `['Ctrl', 'Enter']`. */
export function comboParts(combo: string): readonly string[] {
  return combo.split('+').map((part) => (part === 'Escape' ? 'Esc' : part));
}

function named(key: string): string {
  return key === 'Esc' ? 'Escape' : key;
}
