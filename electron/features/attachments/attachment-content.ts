import { DomainError } from '../../errors.ts';
import { readZipDirectory } from '../../platform/spreadsheet/zip-directory.ts';

/** What a file is, by its bytes. */
export type Content =
  | { readonly kind: 'photo' }
  | { readonly kind: 'file'; readonly mime: string; readonly endings: readonly [string, ...string[]] };

/**
 * Tells by the bytes alone what a file is (F113); its name and what the browser says about it count for nothing.
 * @throws DomainError `fileTypeUnsupported`, `fileSuspicious`, `fileDamaged`, `fileEmpty`.
 */
export function contentOf(bytes: Buffer, name: string): Content {
  if (bytes.length === 0) throw new DomainError('fileEmpty', { reason: 'attachment' });
  if (isPhoto(bytes)) return { kind: 'photo' };
  if (/^ftyp(?:hei|hev|mif1|msf1|avif)/.test(latin(bytes, 4, 12))) throw unsupported('heic');
  if (latin(bytes, 0, 5) === '%PDF-') return readPdf(bytes);
  if (latin(bytes, 0, 4) === 'PK\u0003\u0004') return readOffice(bytes);
  return readText(bytes, name);
}

function isPhoto(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
    (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP')
  );
}

/** Bytes after the end of a PDF that writers leave there; more of them is another file in disguise. */
const mostAfterPdf = 1_024;

function readPdf(bytes: Buffer): Content {
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) throw new DomainError('fileDamaged', { reason: 'attachment' });
  const isTwoFiles =
    bytes.length - end > mostAfterPdf || bytes.indexOf('PK\u0005\u0006', Math.max(0, bytes.length - 70_000), 'latin1') >= 0;
  if (isTwoFiles || /<(?:html|script|svg|!doctype)/i.test(latin(bytes, 0, 1_024))) throw suspicious();
  return { kind: 'file', mime: 'application/pdf', endings: ['.pdf'] };
}

const officeParts = {
  'xl/workbook.xml': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx'],
  'word/document.xml': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
} as const;

function readOffice(bytes: Buffer): Content {
  const entries = readZipDirectory(bytes);
  const [found] = Object.entries(officeParts).filter(([part]) => entries.has(part) && entries.has('[Content_Types].xml'));
  if (!found) throw unsupported('attachment');
  if ([...entries.keys()].some((entry) => /vbaproject\.bin$|\.exe$|\.dll$/i.test(entry))) throw suspicious();
  const [mime, ending] = found[1];
  return { kind: 'file', mime, endings: [ending] };
}

function readText(bytes: Buffer, name: string): Content {
  const ending = /\.(?:txt|csv)(?=[.\s]*$)/i.exec(name)?.[0].toLowerCase();
  if (ending === undefined) throw unsupported(/\.(jpe?g|png|webp|gif|bmp|tiff?)$/i.test(name) ? 'noPicture' : 'attachment');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unsupported('textNotUtf8'); // what is no UTF-8 may be anything
  }
  if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) throw unsupported('attachment');
  if (/^\s*<|<(?:script|svg|iframe|html|!doctype)\b/i.test(text)) throw suspicious();
  return { kind: 'file', mime: ending === '.csv' ? 'text/csv' : 'text/plain', endings: [ending === '.csv' ? '.csv' : '.txt'] };
}

function latin(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1');
}

function unsupported(reason: string): DomainError {
  return new DomainError('fileTypeUnsupported', { reason });
}

function suspicious(): DomainError {
  return new DomainError('fileSuspicious', { reason: 'attachment' });
}
