import { z } from 'zod';

const millimetres = z.number().min(20).max(1200);

/**
 * One printing: a whole document of static markup that brings its styles and `@page` rules along. Scripts in it do not run and it can
 * load nothing but the shipped fonts (`/assets/…`).
 */
export const printJob = z.strictObject({
  html: z.string().min(1).max(20_000_000),
  paper: z.strictObject({ widthMm: millimetres, heightMm: millimetres }),
  landscape: z.boolean().default(false),
  /** System name of the printer; absent: the default one. */
  deviceName: z.string().max(200).optional(),
  /** False shows the system's print dialog. */
  silent: z.boolean().default(false),
  copies: z.number().int().min(1).max(99).default(1),
  /** The paper as the printer's driver has it: for drivers that take no size from a program (241 mm continuous forms). */
  usesDriverPaper: z.boolean().default(false),
  /** File name that is proposed for a PDF, without extension. */
  fileName: z.string().max(120).default(''),
});
export type PrintJob = z.input<typeof printJob>;
export type CheckedPrintJob = z.output<typeof printJob>;

/** What became of a printing. It never changes the record that was printed: a jammed printer is no reason to lose an order. */
export type PrintOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: 'invalidJob' | 'timeout' | 'printer' | 'file'; readonly detail: string };

export interface PrinterRow {
  /** System name, for `deviceName`. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

/** Everything that the preload of the desktop application offers to the page; absent in a browser. */
export interface CounterBridge {
  readonly platform: 'desktop';
  /** One call of the router as JSON text; the answer is `{ result }` or `{ error }` as JSON text. */
  readonly rpc: (request: string) => Promise<string>;
  /** Topics that other seats changed; returns the way to stop listening. */
  readonly onTopics: (listener: (topics: readonly string[]) => void) => () => void;
  readonly print: (job: PrintJob) => Promise<PrintOutcome>;
  /** Asks where to and writes a PDF. */
  readonly savePdf: (job: PrintJob) => Promise<PrintOutcome>;
  readonly listPrinters: () => Promise<readonly PrinterRow[]>;
  /** Shows a notification of the system with a line of text. */
  readonly notify: (text: string) => Promise<void>;
}

/** Name of each message between a page and the main process. */
export type Channel = Exclude<keyof CounterBridge, 'platform' | 'onTopics'>;
