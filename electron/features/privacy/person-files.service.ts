import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readContent } from '../attachments/attachments-read.service.ts';
import type { PersonRows } from './person-data.repository.ts';

/** A copy holds so many bytes of files; of what goes beyond them it holds the names. */
const mostBytes = 50_000_000;

/** The rows with what the person's files hold (R-004-24): all of it to take along, small pictures to read. */
export async function withContents(app: App, rows: PersonRows, format: 'json' | 'html'): Promise<PersonRows> {
  const files = [];
  let held = 0;
  for (const { stored: _stored, thumb: _thumb, sha256: _sha256, ...row } of rows.get('attachment') ?? []) {
    const isShown = format === 'html';
    const isWanted = isShown ? row['kind'] === 'photo' : held + Number(row['bytes']) <= mostBytes;
    const content = isWanted ? await readOrNone(app, Number(row['id']), isShown) : undefined;
    held += content?.length ?? 0;
    files.push({ ...row, content: content?.toString('base64') ?? '' });
  }
  return new Map([...rows, ['attachment', files]]);
}

/** One file that is damaged does not keep the person from all others. */
async function readOrNone(app: App, id: number, isThumb: boolean): Promise<Buffer | undefined> {
  try {
    return await readContent(app, id, isThumb);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
