const pxPerMm = 96 / 25.4;

export function mmToPx(mm: number): number {
  return mm * pxPerMm;
}

export function pxToMm(px: number): number {
  return px / pxPerMm;
}
