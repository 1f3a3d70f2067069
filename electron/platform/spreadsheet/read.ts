import { DomainError } from '../../errors.ts';
import { readCsv } from './csv.ts';
import { spreadsheetLimits } from './limits.ts';
import type { SheetTable } from './table.ts';
import { readXlsx } from './xlsx.ts';

/**
 * Reads a customer's file into one table of clean texts. The content decides what a file is, not its name: only plain text also needs the name
 * of a text file. Runs in the worker; callers use `readSpreadsheet` of `client.ts`.
 * Errors: fileEmpty, fileTooLarge, fileTypeUnsupported, fileEncrypted, fileDamaged, fileTooManyRows, fileSuspicious.
 */
export async function readTable(bytes: Uint8Array, fileName: string, progress: (rows: number) => void): Promise<SheetTable> {
  if (bytes.length === 0) throw new DomainError('fileEmpty');
  if (bytes.length > spreadsheetLimits.fileBytes)
    throw new DomainError('fileTooLarge', { reason: 'file', limit: spreadsheetLimits.fileBytes });
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if (!['xlsx', 'xlsm', 'xls', 'csv', 'txt', 'tsv'].includes(extension)) throw new DomainError('fileTypeUnsupported', { found: extension });
  const magic = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).toString('latin1');
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(magic)) return readXlsx(bytes, progress);
  if (magic.startsWith('\xd0\xcf\x11\xe0')) throw oleRefusal(bytes);
  if (!['csv', 'txt', 'tsv'].includes(extension)) throw new DomainError('fileTypeUnsupported', { found: 'notWorkbook' });
  return readCsv(bytes);
}

/** The old container holds either an .xls of 2003 or a workbook locked with a password. */
function oleRefusal(bytes: Uint8Array): DomainError {
  const locked = Buffer.from('EncryptedPackage', 'utf16le');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(locked) ? new DomainError('fileEncrypted') : new DomainError('fileTypeUnsupported', { found: 'xls' });
}
