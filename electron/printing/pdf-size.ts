/** Chromium makes pages of whole points and then cuts them to 1/300 inch: a side is up to 0.27 mm too long or too short. */
const chromiumErrorMm = 0.3;
const pointsPerMm = 72 / 25.4;

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/**
 * A PDF as Chromium writes it, with pages of exactly the size that the document asks for: papers have whole millimetres, so it is the nearest
 * one. What stands on a page keeps its distance from the left and the upper edge. A file that is built differently stays as it is.
 */
export function withExactPages(pdf: Buffer): Buffer {
  const file = pdf.toString('latin1');
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1]);
  const table = Number.isFinite(tableAt) ? readTable(file, tableAt) : undefined;
  if (!table) return pdf;
  const edits = table.places.flatMap((at) => boxEdit(file, at) ?? []).toSorted((a, b) => a.at - b.at);
  const moved = (place: number) => edits.reduce((sum, { at, length, text }) => (at < place ? sum + text.length - length : sum), place);
  const rows = table.rows.replace(/^\d{10}(?= \d{5} n)/gm, (place) => String(moved(Number(place))).padStart(10, '0'));
  const rest = file.slice(table.end).replace(/(startxref\s+)\d+(\s+%%EOF\s*)$/, `$1${moved(tableAt)}$2`);
  return Buffer.from(`${edited(file, edits, table.start)}${rows}${rest}`, 'latin1');
}

/** The one table of places of all objects: its rows, where they are in the file, and the places of the objects that are in use. */
function readTable(
  file: string,
  at: number,
): { readonly start: number; readonly end: number; readonly rows: string; readonly places: readonly number[] } | undefined {
  const head = /xref\s+0 (\d+)\s+/y;
  head.lastIndex = at;
  const count = Number(head.exec(file)?.[1]);
  if (!Number.isFinite(count)) return undefined;
  const start = head.lastIndex;
  // each row has twenty bytes
  const end = start + count * 20;
  const rows = file.slice(start, end);
  const places = [...rows.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, place]) => Number(place));
  return { start, end, rows, places };
}

/** The new box of the page that begins there, if it is a page and its box is not exact. */
function boxEdit(file: string, place: number): Edit | undefined {
  const page = /\d+ \d+ obj\s*<<\/Type \/Page\b(?:(?!endobj)[^])*?\/MediaBox (\[0 0 ([\d.]+) ([\d.]+)\])/y;
  page.lastIndex = place;
  const [, box = '', width, height] = page.exec(file) ?? [];
  const [before, wide, high] = [Number(height), wholeMm(Number(width)), wholeMm(Number(height))];
  if (wide === undefined || high === undefined) return undefined;
  // a page is measured from below
  const text = `[0 ${points(before - high)} ${points(wide)} ${points(before)}]`;
  return { at: page.lastIndex - box.length, length: box.length, text };
}

/** A length of whole millimetres in points, or nothing if that is not what was meant. */
function wholeMm(length: number): number | undefined {
  const mm = Math.round(length / pointsPerMm);
  return Math.abs(length / pointsPerMm - mm) <= chromiumErrorMm ? mm * pointsPerMm : undefined;
}

function points(length: number): string {
  return String(Math.round(length * 1000) / 1000);
}

function edited(file: string, edits: readonly Edit[], end: number): string {
  let from = 0;
  let text = '';
  for (const { at, length, text: box } of edits) {
    text += file.slice(from, at) + box;
    from = at + length;
  }
  return text + file.slice(from, end);
}
