const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** `820 KB`, `35 MB`, `1.2 GB`; nothing is smaller than one KB. */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** power;
  return `${value >= 10 ? Math.round(value) : Math.max(0.1, value).toFixed(1)} ${units[power - 1] ?? 'KB'}`;
}
