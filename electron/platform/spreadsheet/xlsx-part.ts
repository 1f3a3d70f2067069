import { DomainError } from '../../errors.ts';
import { XmlReader } from './xml.ts';
import type { XmlHandlers } from './xml.ts';
import { unpack } from './zip-content.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Streams one part through the XML reader; `root` names the only root element it may have. */
export async function readPart(entry: ZipEntry, root: string, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(entry.name, {
    ...handlers,
    open: (name, attributes, depth) => {
      if (depth === 1 && name !== root) throw new DomainError('fileDamaged', { part: entry.name });
      handlers.open(name, attributes, depth);
    },
  });
  const decoder = new TextDecoder();
  for await (const slice of unpack(entry)) reader.write(decoder.decode(slice, { stream: true }));
  reader.write(decoder.decode());
  reader.end();
}
