import { createHash } from 'node:crypto';

/** The bytes of a file on their way through the router, up or down; as JSON, of which the digest of a command is made, they are their own digest. */
export class FileContent {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  toJSON(): string {
    return createHash('sha256').update(this.bytes).digest('hex');
  }
}
