/** What a spreadsheet from outside may cost us (F108, G23). Everything beyond is refused before it is parsed further. */
export const spreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  /** Highest unpacked : packed ratio of an entry larger than `ratioFromBytes`. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
  entries: 200,
  rows: 50_000,
  columns: 200,
  /** Excel's own limit of one cell; the rest of a longer text is cut. */
  cellCharacters: 32_767,
  /** All cells of one sheet together: a shared text may be referred to by every cell. */
  sheetCharacters: 20_000_000,
  mergedAreas: 50_000,
  /** Cells that merged areas may fill in all. */
  mergedCells: 1_000_000,
  sheets: 100,
  styles: 65_536,
  workerMegabytes: 256,
  milliseconds: 20_000,
} as const;
