import { DomainError } from '../../errors.ts';
import { tidyText } from './cell-text.ts';
import { spreadsheetLimits } from './limits.ts';
import type { SheetTable } from './table.ts';
import { readPart } from './xlsx-part.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { inspectContents } from './zip-content.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

interface SheetReference {
  readonly name: string;
  readonly relation: string;
  readonly visible: boolean;
}

type Parts = ReadonlyMap<string, ZipEntry>;

/**
 * Reads the first visible sheet with content of an .xlsx file. An own reader, because the libraries build a tree of all shared texts: 50,000 rows
 * of 12 texts do not fit the worker's 256 MB that way, and they lose how dates, percentages and padded codes are shown.
 */
export async function readXlsx(file: Uint8Array, progress: (rows: number) => void): Promise<SheetTable> {
  const parts = readZipDirectory(file);
  if (!parts.has('[Content_Types].xml')) throw new DomainError('fileTypeUnsupported', { found: 'zip' });
  await inspectContents(parts);
  const workbookPath = (await readRelations(parts, '_rels/.rels')).find((relation) => relation.type === 'officeDocument')?.target;
  if (!workbookPath || !parts.has(workbookPath)) throw new DomainError('fileDamaged', { part: 'workbook' });
  if (!workbookPath.endsWith('.xml')) throw new DomainError('fileTypeUnsupported', { found: 'xlsb' });
  const { sheets, date1904 } = await readWorkbook(parts, workbookPath);
  const relations = await readRelations(parts, relationsPath(workbookPath));
  const part = (type: string) => parts.get(relations.find((relation) => relation.type === type)?.target ?? '');
  const strings = await readSharedStrings(part('sharedStrings'));
  const styles = await readStyles(part('styles'));
  for (const sheet of sheets.filter(({ visible }) => visible)) {
    const target = relations.find((relation) => relation.id === sheet.relation && relation.type === 'worksheet')?.target;
    const entry = parts.get(target ?? '');
    if (!entry) continue;
    const { table, mergedExpanded } = await readSheet(entry, { strings, styles, date1904, progress });
    if (table.width > 0) return table.finish({ format: 'xlsx', sheetName: tidyText(sheet.name), mergedExpanded });
  }
  throw new DomainError('fileEmpty');
}

async function readWorkbook(parts: Parts, path: string): Promise<{ sheets: SheetReference[]; date1904: boolean }> {
  const sheets: SheetReference[] = [];
  let date1904 = false;
  await readPart(parts.get(path) as ZipEntry, 'workbook', {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || sheets.length >= spreadsheetLimits.sheets) return;
      const visible = !['hidden', 'veryHidden'].includes(attributes['state'] ?? '');
      sheets.push({ name: attributes['name'] ?? '', relation: attributes['id'] ?? '', visible });
    },
  });
  return { sheets, date1904 };
}

interface Relation {
  readonly id: string;
  /** Last step of the type's address: the same in both dialects of the format. */
  readonly type: string;
  readonly target: string;
}

async function readRelations(parts: Parts, path: string): Promise<Relation[]> {
  const entry = parts.get(path);
  if (!entry) throw new DomainError('fileDamaged', { part: path });
  const folder = path.split('/').slice(0, -2);
  const relations: Relation[] = [];
  await readPart(entry, 'Relationships', {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
      relations.push({ id: attributes['Id'] ?? '', type, target: resolveTarget(folder, attributes['Target'] ?? '') });
    },
  });
  return relations;
}

function resolveTarget(folder: readonly string[], target: string): string {
  const path = target.startsWith('/') ? [] : [...folder];
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}
