/**
 * Looks up a text by its path (`'common.save'`) in a catalogue and fills `{{name}}` with the values, for texts made outside
 * the interface (headings of exported sheets, log lines for people). Returns the path itself when the text is unknown.
 */
export function translate(catalogue: object, path: string, values: Readonly<Record<string, string | number>> = {}): string {
  let node: unknown = catalogue;
  for (const key of path.split(/[.:]/)) {
    node = isRecord(node) ? node[key] : undefined;
  }
  if (typeof node !== 'string') return path;
  return node.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
