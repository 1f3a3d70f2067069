import { z } from 'zod';
import type { SeatState } from './seat-state.ts';

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
  /** `driverForm`: the driver took no size from the program, so this form of its own was printed on. */
  | { readonly status: 'done'; readonly driverForm?: DriverForm }
  /** It stands in the queue; what becomes of it is seen there. */
  | { readonly status: 'queued'; readonly id: number }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: PrintFailure; readonly detail: string };

export type PrintFailure = 'invalidJob' | 'timeout' | 'printer' | 'file' | 'queueFull';

/** Forms that every driver has, and `own`: the one that is set in the driver. */
export const driverForms = ['A3', 'A4', 'A5', 'A6', 'Letter', 'Legal', 'own'] as const;
export type DriverForm = (typeof driverForms)[number];

/** A job of the print queue as the page shows it. */
export interface PrintJobRow {
  readonly id: number;
  readonly title: string;
  /** System name of the printer; empty: the system's dialog asks. */
  readonly printer: string;
  readonly copies: number;
  readonly state: 'queued' | 'printing' | 'done' | 'failed' | 'cancelled';
  readonly at: number;
  readonly endedAt: number | null;
  readonly attempts: number;
  readonly reason: PrintFailure | null;
  readonly detail: string;
  readonly driverForm: DriverForm | '';
  /** It was saved as a PDF instead. */
  readonly isPdf: boolean;
}

export const printJobAct = z.strictObject({
  id: z.number().int().positive(),
  act: z.enum(['retry', 'cancel', 'savePdf', 'remove']),
});
export type PrintJobAct = z.output<typeof printJobAct>;

export interface PrinterRow {
  /** System name, for `deviceName`. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

export const seatAct = z.discriminatedUnion('kind', [
  /** From the host's program to a seat's, and back; the program starts anew. */
  z.strictObject({ kind: z.literal('become'), what: z.enum(['seat', 'host']) }),
  z.strictObject({ kind: z.literal('pair'), address: z.string().max(200), code: z.string().max(20), name: z.string().min(1).max(80) }),
  /** Forgets the host it was paired with. */
  z.strictObject({ kind: z.literal('forget') }),
]);
export type SeatAct = z.output<typeof seatAct>;
/** `refusal` is a key of `seats.gate.refusal`. */
export type SeatActOutcome = { readonly refusal: string | null };

export const keptCallsAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read') }),
  z.strictObject({ kind: z.literal('write'), text: z.string().max(2_000_000) }),
]);
export type KeptCallsAct = z.output<typeof keptCallsAct>;

/** Everything that the preload of the desktop application offers to the page; absent in a browser. */
export interface CounterBridge {
  readonly platform: 'desktop';
  /** Is this window the host's own, or a seat's, and how does that stand to its host? */
  readonly seatState: () => Promise<SeatState>;
  /** Each change of it; returns the way to stop listening. */
  readonly onSeatState: (listener: (state: SeatState) => void) => () => void;
  readonly actAsSeat: (act: SeatAct) => Promise<SeatActOutcome>;
  /** Calls that wait on this machine for their host, sealed by the main process. */
  readonly keptCalls: (act: KeptCallsAct) => Promise<string>;
  /** One call of the router as JSON text; the answer is `{ result }` or `{ error }` as JSON text. */
  readonly rpc: (request: string) => Promise<string>;
  /** A file for a record: `head` as in the address over HTTP; the answer is like that of `rpc`. */
  readonly upload: (head: unknown, bytes: Uint8Array) => Promise<string>;
  /** Topics that other seats changed; returns the way to stop listening. */
  readonly onTopics: (listener: (topics: readonly string[]) => void) => () => void;
  /** A silent job answers at once that it is queued; one with the system's dialog when that is closed. */
  readonly print: (job: PrintJob) => Promise<PrintOutcome>;
  /** Asks where to and writes a PDF. */
  readonly savePdf: (job: PrintJob) => Promise<PrintOutcome>;
  /** The jobs of this machine, also those from before the page was reloaded. */
  readonly printJobs: () => Promise<readonly PrintJobRow[]>;
  readonly actOnPrintJob: (act: PrintJobAct) => Promise<void>;
  /** All jobs, after each change; returns the way to stop listening. */
  readonly onPrintJobs: (listener: (rows: readonly PrintJobRow[]) => void) => () => void;
  readonly listPrinters: () => Promise<readonly PrinterRow[]>;
  /** Shows a notification of the system with a line of text. */
  readonly notify: (text: string) => Promise<void>;
}

/** Name of each message between a page and the main process. */
export type Channel = Exclude<keyof CounterBridge, 'platform' | 'onTopics' | 'onPrintJobs' | 'onSeatState'>;
