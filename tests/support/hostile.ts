import fc from 'fast-check';
import type { z } from 'zod';
import { FileContent } from '../../electron/platform/file-content.ts';

/** Texts that break careless programs, all of which a database can store. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  "'; DROP TABLE customer; --",
  '" OR 1=1 --',
  "Robert'); DELETE FROM service_request;--",
  '%_%\\%',
  '"漏水" NEAR/2 (a b) * AND OR NOT ^col:x -y + {z}',
  '漏*水" OR "',
  '=HYPERLINK("http://x","y")',
  '@SUM(A1)',
  '+86 138-0013-8000',
  '\u202Etxt.exe\u202C مرحبا שלום',
  '张\u200b三\u200d\u2060丰\ufeff甲',
  '👩‍👩‍👧‍👦🇨🇳👍🏽𠮷𪚥',
  'e\u0301 é ﬁ ﷺ ㍿ Å',
  'ab\u19b0cd ᳲ',
  'İıſß ǅ',
  '\u0001\u0007\u001b[31m\u007f\u0085',
  '{{constructor.constructor("return 1")()}} ${7*7} $t(x)',
  '../../../etc/passwd C:\\Windows\\system32 file:///etc/passwd',
  '__proto__',
  'constructor',
  'null',
  '0086',
  'SL20261121-0001',
  'WX20261121-0001',
  '٣١٣٨٠٠١٣٨٠٠٠',
  'line one\nline two\r\nline three\ttab',
  '\uffff\ufdd0\u{10ffff}',
];

/** Texts that no engine stores unchanged: refused at the border. */
export const unstorableTexts: readonly string[] = ['\0', 'a\0b', '漏水\0', '\ud83d', 'x\udc00y', '\udc00\ud83d'];

const junk: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'x',
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  -(2 ** 63),
  1e300,
  [],
  [[]],
  {},
  { length: 3 },
  { toString: 'x' },
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  '9'.repeat(400),
  '👍'.repeat(65_000),
  '\0',
  '\ud83d',
];

/** What of a schema is looked at here. */
interface Shape {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Shape>>;
    readonly catchall?: Shape;
    readonly innerType?: Shape;
    /** What a schema with a transformation takes. */
    readonly in?: Shape;
    readonly element?: Shape;
    readonly options?: readonly Shape[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
    readonly keyType?: Shape;
    readonly valueType?: Shape;
  };
  readonly maxLength?: number | null;
  readonly maxValue?: number | null;
  readonly minValue?: number | null;
  readonly format?: string | null;
}

export interface Known {
  /** Ids of things that exist, by the field that holds them; `id` is what the procedure is about. */
  readonly ids: Readonly<Record<string, readonly number[]>>;
  readonly now: number;
}

const shapeOf = (schema: z.ZodType): Shape => schema;

/** Inputs that a schema mostly accepts, filled with hostile texts, extreme numbers and ids of things that exist. */
export function hostileInput(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  return valueOf(shapeOf(schema), '', known);
}

/** The same with something wrong: a field of another type, one too many, or another thing altogether. */
export function brokenInput(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom(...junk);
  return fc.oneof(
    wrong,
    fc
      .tuple(hostileInput(schema, known), wrong, fc.nat(), fc.boolean())
      .map(([value, bad, at, isInside]) => replaceOne(value, bad, at, isInside)),
  );
}

/** Replaces one property of an object, or one of the object inside it. */
function replaceOne(value: unknown, bad: unknown, at: number, isInside: boolean): unknown {
  if (typeof value !== 'object' || value === null) return bad;
  const keys = Object.keys(value);
  const key = keys[at % keys.length];
  if (key === undefined) return bad;
  const old = (value as Record<string, unknown>)[key];
  return Array.isArray(value)
    ? value.with(at % value.length, bad)
    : { ...value, [key]: isInside && typeof old === 'object' ? replaceOne(old, bad, at + 1, true) : bad };
}

/** Every object schema in an input that would take fields nobody knows, by its path. */
export function openObjects(schema: z.ZodType): readonly string[] {
  return [...opened(shapeOf(schema), '')];
}

function* opened({ def }: Shape, path: string): Generator<string> {
  if (def.type === 'object') {
    if (def.catchall?.def.type !== 'never') yield path;
    for (const [key, field] of Object.entries(def.shape ?? {})) yield* opened(field, `${path}.${key}`);
  }
  for (const inner of [def.innerType, def.in, def.element, def.valueType, ...(def.options ?? [])]) if (inner) yield* opened(inner, path);
}

function valueOf(schema: Shape, name: string, known: Known): fc.Arbitrary<unknown> {
  const { def } = schema;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape ?? {}).map(([key, field]) => [key, valueOf(field, key, known)] as const);
      return fc.record(Object.fromEntries(fields), { noNullPrototype: true });
    }
    case 'array':
      return def.element ? fc.array(valueOf(def.element, name, known), { minLength: 1, maxLength: 4 }) : fc.constant([]);
    case 'nullable':
      return fc.oneof({ weight: 2, arbitrary: inner(def.innerType, name, known) }, fc.constant(null));
    case 'optional':
    case 'default':
      return fc.oneof({ weight: 2, arbitrary: inner(def.innerType, name, known) }, fc.constant(undefined));
    case 'pipe':
      return inner(def.in, name, known);
    case 'readonly':
      return inner(def.innerType, name, known);
    case 'union':
      return fc.oneof(...(def.options ?? []).map((option) => valueOf(option, name, known)));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'record':
      return record(def, name, known);
    case 'string':
      return textOf(schema, name);
    case 'number':
      return numberOf(schema, name, known);
    case 'boolean':
      return fc.boolean();
    case 'lazy':
      return fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
    case 'void':
      return fc.constant(undefined);
    case 'custom':
      // bytes of a file that came beside the call
      return fc.uint8Array({ maxLength: 300 }).map((bytes) => new FileContent(Buffer.from(bytes)));
    default:
      throw new Error(`no values for a schema of type ${def.type} (${name})`);
  }
}

function inner(schema: Shape | undefined, name: string, known: Known): fc.Arbitrary<unknown> {
  if (!schema) throw new Error(`${name} has no inner schema`);
  return valueOf(schema, name, known);
}

function record({ keyType, valueType }: Shape['def'], name: string, known: Known): fc.Arbitrary<unknown> {
  const value = inner(valueType, name, known);
  const keys = keyType?.def.type === 'enum' ? Object.values(keyType.def.entries ?? {}) : undefined;
  if (keys) return fc.record(Object.fromEntries(keys.map((key) => [key, value])), { noNullPrototype: true });
  return fc.dictionary(fc.constantFrom('name', 'phone', 'code', ...hostileTexts.map((text) => text.slice(0, 40))), value, {
    maxKeys: 4,
    noNullPrototype: true,
  });
}

function textOf({ maxLength, format }: Shape, name: string): fc.Arbitrary<string> {
  const max = maxLength ?? 60;
  const fitting = (text: string) => [...text].slice(0, Math.max(1, Math.floor(max / 2))).join('');
  const plain: fc.Arbitrary<string> =
    format === 'date'
      ? fc.constantFrom('2026-11-21', '1970-01-01', '2254-12-31', '9999-12-31', '0001-01-01', '2026-02-30')
      : name === 'cursor'
        ? fc.jsonValue({ maxDepth: 1 }).map((keys) =>
            Buffer.from(JSON.stringify(Array.isArray(keys) ? keys : [keys, 1]))
              .toString('base64url')
              .slice(0, 200),
          )
        : /phone|shownAs/i.test(name)
          ? fc.constantFrom('13800138000', '0731-8888 6666 转 802', '0086', '+', '４００－８２０－８８２０')
          : fc.constantFrom('a', '张三', '漏水', 'Asia/Shanghai', 'YSJ-1');
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...hostileTexts).map(fitting) },
    { weight: 2, arbitrary: plain },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: Math.min(max, 60) }) },
    { weight: 1, arbitrary: fc.constant('😀'.repeat(Math.floor(max / 2))) },
  );
}

function numberOf({ minValue, maxValue }: Shape, name: string, { ids, now }: Known): fc.Arbitrary<number> {
  if (/^(id|ids|.*Id|.*Ids)$/.test(name)) {
    const existing = ids[name.replace(/s$/, '')] ?? Object.values(ids).flat();
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...existing) }, fc.constantFrom(1, 99_999_999, Number.MAX_SAFE_INTEGER));
  }
  if (/version$/i.test(name)) return fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.constantFrom(2, 3, Number.MAX_SAFE_INTEGER));
  const [min, max] = [Math.max(minValue ?? 0, 0), Math.min(maxValue ?? 1000, Number.MAX_SAFE_INTEGER)];
  const usual = max > 1_000_000_000_000 ? [now - 60_000, now, now + 60_000] : [min, Math.min(max, min + 1), Math.min(max, 5)];
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(min, max), fc.integer({ min, max }));
}

/** What `id` means in the procedures of a feature. */
export const subjects: Readonly<Record<string, string>> = {
  requests: 'requestId',
  workOrders: 'workOrderId',
  installedItems: 'installedItemId',
  parts: 'itemId',
  stock: 'itemId',
  staff: 'staffId',
  users: 'userId',
  sessions: 'sessionId',
  drafts: 'draftId',
};
