import type { SystemCall } from './system-calls.ts';

const sector = 512;
/** How often a write that was not synced is there after the power came back, and how often only some sectors of it are. */
const keptShare = 0.5;
const tornShare = 0.2;

interface FileState {
  /** What the disk surely has. */
  durable: Buffer;
  /** What was asked of it since. */
  pending: (SystemCall & { readonly kind: 'write' | 'truncate' })[];
}

/** A disk that keeps what was synced, and of the rest whatever chance leaves of it. */
export class Disk {
  readonly #files = new Map<string, FileState>();

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, durable] of files) this.#files.set(path, { durable, pending: [] });
  }

  do(call: SystemCall): void {
    if (call.kind === 'unlink') {
      this.#files.delete(call.path);
      return;
    }
    let file = this.#files.get(call.path);
    if (!file) this.#files.set(call.path, (file = { durable: Buffer.alloc(0), pending: [] }));
    if (call.kind === 'sync') {
      const content = new Content(file.durable, file.pending);
      for (const each of file.pending) {
        if (each.kind === 'write') content.write(each.bytes, each.at);
        else content.resize(each.size);
      }
      file.durable = content.whole();
      file.pending = [];
    } else if (call.kind !== 'append') file.pending.push(call);
  }

  /** The files as they are found after a power cut at this moment. */
  afterPowerCut(random: () => number): ReadonlyMap<string, Buffer> {
    return new Map([...this.#files].map(([path, { durable, pending }]) => [path, survivors(durable, pending, random)]));
  }
}

function survivors(durable: Buffer, pending: FileState['pending'], random: () => number): Buffer {
  const content = new Content(durable, pending);
  for (const call of pending) {
    if (random() >= keptShare) continue;
    if (call.kind === 'truncate') content.resize(call.size);
    else if (random() < tornShare) tear(content, call, random);
    else content.write(call.bytes, call.at);
  }
  return content.whole();
}

function tear(content: Content, { bytes, at }: SystemCall & { readonly kind: 'write' }, random: () => number): void {
  for (let from = 0; from < bytes.length; from += sector) if (random() < 0.5) content.write(bytes.subarray(from, from + sector), at + from);
}

/** A file's bytes with room for everything that may still be written into it. */
class Content {
  readonly #bytes: Buffer;
  #size: number;

  constructor(start: Buffer, calls: FileState['pending']) {
    const ends = calls.map((call) => (call.kind === 'write' ? call.at + call.bytes.length : call.size));
    this.#bytes = Buffer.alloc(Math.max(start.length, ...ends));
    start.copy(this.#bytes);
    this.#size = start.length;
  }

  write(bytes: Buffer, at: number): void {
    bytes.copy(this.#bytes, at);
    this.#size = Math.max(this.#size, at + bytes.length);
  }

  resize(size: number): void {
    this.#bytes.fill(0, Math.min(size, this.#size));
    this.#size = size;
  }

  whole(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }
}
