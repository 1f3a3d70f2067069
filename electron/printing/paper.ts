import type { CheckedPrintJob } from '../../shared/desktop-bridge.ts';

const micronsPerMm = 1000;
const mmPerInch = 25.4;

interface PrintOptions {
  readonly silent: boolean;
  readonly printBackground: true;
  readonly copies: number;
  readonly landscape: boolean;
  readonly margins: { readonly marginType: 'none' };
  readonly deviceName?: string;
  readonly pageSize?: { readonly width: number; readonly height: number };
  readonly usePrinterDefaultPageSize?: true;
}

/** A job in the words of `webContents.print`: the page in microns, or the driver's own paper; the two exclude each other. */
export function printOptions({ paper, silent, copies, landscape, deviceName, usesDriverPaper }: CheckedPrintJob): PrintOptions {
  return {
    silent,
    copies,
    landscape,
    printBackground: true,
    margins: { marginType: 'none' },
    ...(deviceName !== undefined && { deviceName }),
    ...(usesDriverPaper
      ? { usePrinterDefaultPageSize: true }
      : { pageSize: { width: Math.round(paper.widthMm * micronsPerMm), height: Math.round(paper.heightMm * micronsPerMm) } }),
  };
}

interface PdfOptions {
  readonly preferCSSPageSize: true;
  readonly printBackground: true;
  readonly landscape: boolean;
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: 0; readonly bottom: 0; readonly left: 0; readonly right: 0 };
}

/** A job in the words of `webContents.printToPDF`: inches, and the document's own `@page` goes first. */
export function pdfOptions({ paper, landscape }: CheckedPrintJob): PdfOptions {
  return {
    preferCSSPageSize: true,
    printBackground: true,
    landscape,
    pageSize: { width: paper.widthMm / mmPerInch, height: paper.heightMm / mmPerInch },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  };
}

/** A name that every file system takes. */
export function pdfFileName(wanted: string, otherwise: string): string {
  const safe = wanted
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${safe || otherwise}.pdf`;
}
