import { DomainError } from '../../errors.ts';

/** Attributes by local name; a bare record without prototype, so `__proto__` is a name like any other (F111). */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

export interface XmlHandlers {
  /** `name` and the attribute names come without namespace prefix; `depth` is 1 for the root. */
  readonly open: (name: string, attributes: XmlAttributes, depth: number) => void;
  readonly close?: (name: string, depth: number) => void;
  readonly text?: (text: string) => void;
}

const longestToken = 1024 * 1024;
const deepest = 100;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * A small streaming reader for the XML inside workbooks: elements, attributes, text, the five entities and character references. A document
 * type or entity declaration is refused, so nothing can expand or fetch anything (F109).
 */
export class XmlReader {
  readonly #handlers: XmlHandlers;
  readonly #open: string[] = [];
  readonly #part: string;
  #rest = '';
  #rooted = false;

  constructor(part: string, handlers: XmlHandlers) {
    this.#part = part;
    this.#handlers = handlers;
  }

  write(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const end = text.charCodeAt(at) === 60 ? this.#markup(text, at) : this.#characters(text, at);
      if (end === -1) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestToken) throw this.#damaged();
  }

  end(): void {
    if (!this.#rooted || this.#open.length > 0 || this.#rest.trim() !== '') throw this.#damaged();
  }

  #damaged(): DomainError {
    return new DomainError('fileDamaged', { part: this.#part });
  }

  /** Text up to the next markup; -1 while its end has not arrived. */
  #characters(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end === -1) return -1;
    if (this.#open.length > 0) this.#handlers.text?.(decodeEntities(text.slice(at, end)));
    return end;
  }

  #markup(text: string, at: number): number {
    const next = text[at + 1];
    if (next === undefined) return -1;
    if (next === '?') return after(text, '?>', at);
    if (next === '!') return this.#declaration(text, at);
    const end = tagEnd(text, at + 1);
    if (end === -1) return -1;
    if (next === '/') this.#close(localName(text.slice(at + 2, end).trim()));
    else this.#openTag(text.slice(at + 1, end));
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return -1;
      this.#handlers.text?.(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    throw new DomainError('fileSuspicious', { reason: 'entity' });
  }

  #openTag(inside: string): void {
    const selfClosing = inside.endsWith('/');
    const match = /^[^\s/>]+/.exec(inside);
    if (!match || this.#open.length >= deepest || (this.#rooted && this.#open.length === 0)) throw this.#damaged();
    const name = localName(match[0]);
    this.#rooted = true;
    this.#open.push(name);
    this.#handlers.open(name, readAttributes(inside.slice(match[0].length)), this.#open.length);
    if (selfClosing) this.#close(name);
  }

  #close(name: string): void {
    if (this.#open.at(-1) !== name) throw this.#damaged();
    this.#handlers.close?.(name, this.#open.length);
    this.#open.pop();
  }
}

function after(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end === -1 ? -1 : end + mark.length;
}

/** The `>` that ends a tag; one inside a quoted attribute does not. -1 while it has not arrived. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function readAttributes(text: string): XmlAttributes {
  const attributes: Record<string, string | undefined> = Object.create(null) as Record<string, string | undefined>;
  if (!text.includes('=')) return attributes;
  for (const match of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] as string;
    if (!name.startsWith('xmlns')) attributes[localName(name)] ??= decodeEntities(match[2] ?? match[3] ?? '');
  }
  return attributes;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
