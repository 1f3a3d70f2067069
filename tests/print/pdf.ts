import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { withExactPages } from '../../electron/printing/pdf-size.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';

export interface PdfWord {
  readonly text: string;
  /** Edges in mm from the left and the top of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly words: readonly PdfWord[];
}

export interface Pdf {
  readonly pages: readonly PdfPage[];
  /** Everything that stands on the pages, without any white space. */
  readonly text: string;
  /** The same, page by page. */
  readonly texts: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
}

const mmPerPoint = 25.4 / 72;

/** The page as the file that the desktop writes: Chromium's, with pages of exactly their size. */
export async function fileOf(page: Page): Promise<Buffer> {
  return withExactPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
}

/** The same, taken apart again by poppler. */
export async function pdfOf(page: Page): Promise<Pdf> {
  return readPdf(await fileOf(page));
}

export function readPdf(bytes: Buffer): Pdf {
  const folder = mkdtempSync(join(tmpdir(), 'counter-pdf-'));
  const file = join(folder, 'slip.pdf');
  try {
    writeFileSync(file, bytes);
    const pages = pagesOf(run('pdftotext', ['-bbox', file, '-']));
    const texts = run('pdftotext', ['-raw', file, '-']).split('\f').slice(0, pages.length).map(squeeze);
    return { pages, texts, text: texts.join(''), fonts: fontsOf(run('pdffonts', [file])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many pictures the file of the pages holds; the same picture shown twice may be in it once. */
export async function picturesIn(page: Page): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-pdf-'));
  try {
    const file = join(folder, 'form.pdf');
    writeFileSync(file, await fileOf(page));
    return run('pdfimages', ['-list', file]).trim().split('\n').slice(2).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface GreyPage {
  readonly width: number;
  readonly height: number;
  /** Row by row; 0 is black. */
  readonly dots: Uint8Array;
}

/** The first page as dots of `perInch`. */
export function greyPage(bytes: Buffer, perInch: number): GreyPage {
  const folder = mkdtempSync(join(tmpdir(), 'counter-dots-'));
  try {
    const file = join(folder, 'form.pdf');
    writeFileSync(file, bytes);
    run('pdftoppm', ['-r', String(perInch), '-gray', '-f', '1', '-l', '1', file, join(folder, 'page')]);
    const image = readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.pgm')) ?? ''));
    const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(image.toString('latin1', 0, 40)) ?? [];
    return { width: Number(width), height: Number(height), dots: image.subarray(head.length) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With PAPER_PICTURES (a folder) the pages are kept as pictures there, to be looked at. */
export async function keepPictures(page: Page, name: string): Promise<void> {
  const folder = process.env['PAPER_PICTURES'];
  if (!folder) return;
  const file = join(folder, name);
  writeFileSync(`${file}.pdf`, await fileOf(page));
  run('pdftoppm', ['-r', '80', '-png', `${file}.pdf`, file]);
}

/** Text without white space: lines break where the paper ends, not where the stored text does. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** Every page is an upright A4 sheet, every word of it stands within the margins, and all fonts are embedded. */
export function expectOnA4({ pages, fonts }: Pdf): void {
  for (const { widthMm, heightMm, words } of pages) {
    expect(Math.abs(widthMm - 210)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - 297)).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of words) {
      expect(left).toBeGreaterThanOrEqual(10);
      expect(right).toBeLessThanOrEqual(200);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(295);
    }
  }
  expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
}

/** The mark of the n-th reprint 补打. */
export function markOf(count: number): string {
  return squeeze(zhCN.print.reprint.replace('{{count}}', String(count)));
}

function run(tool: string, args: readonly string[]): string {
  return execFileSync(tool, [...args], { encoding: 'utf8', maxBuffer: 64_000_000 });
}

function pagesOf(html: string): readonly PdfPage[] {
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
      const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left) * mmPerPoint,
          top: Number(top) * mmPerPoint,
          right: Number(right) * mmPerPoint,
          bottom: Number(bottom) * mmPerPoint,
        }),
      );
      return { widthMm: Number(width) * mmPerPoint, heightMm: Number(height) * mmPerPoint, words };
    });
}

function fontsOf(table: string): Pdf['fonts'] {
  return table
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const columns = line.trim().split(/\s+/);
      // name, type (one or two words), encoding, emb, sub, uni, object number and generation
      return { name: columns[0] ?? '', isEmbedded: columns.at(-5) === 'yes' };
    });
}
