import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob, PrintOutcome } from '../../../shared/desktop-bridge.ts';
import type { Paper } from '../../../shared/papers.ts';
import { desktopBridge } from '../../bridge.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import type { PaperSpec } from '../../../shared/papers.ts';
import { sheetHtml } from '../../print/sheet-html.ts';
import type { PrintChoice } from './print-choice.ts';
import type { PrinterSetup } from './printer-setup.ts';

/** What is noted of a print. */
export interface PrintNote {
  readonly paper: Paper;
  readonly copies: number;
  readonly reason: string;
}

export interface PrintingOptions {
  /** Notes the print with the host and puts its mark on the pages; false where the host refused. */
  readonly note: (print: PrintNote) => Promise<boolean>;
  readonly doneText: string;
  readonly choice: PrintChoice;
  readonly setup: PrinterSetup;
  readonly spec: PaperSpec;
  readonly rules: string;
  readonly isReady: boolean;
  /** The pages are on their way. */
  readonly isLayingOut: boolean;
  readonly reason: string;
  /** This is a reprint for which the shop asks a reason. */
  readonly needsReason: boolean;
  /** Prints as soon as the pages are there. */
  readonly isAuto: boolean;
  readonly pages: () => Element | null;
  readonly title: string;
  readonly onAutoDone: () => void;
}

export interface Printing {
  readonly print: () => Promise<void>;
  readonly savePdf: () => Promise<void>;
  readonly isBusy: boolean;
  /** It was to be printed without the reason that is asked for. */
  readonly isReasonMissing: boolean;
}

/**
 * Prints what the preview shows. The print is noted first, so that its number stands on the paper; what becomes of the paper afterwards never
 * changes the record.
 */
export function usePrinting(options: PrintingOptions): Printing {
  const { t } = useTranslation('print');
  const { choice, isReady, reason } = options;
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef(options);
  latest.current = options;

  const run = async (send: (pages: Element) => Promise<PrintOutcome>, doneText = options.doneText): Promise<boolean> => {
    // through carbon paper, and where the form has no layers, it is one sheet
    const copies = choice.isCarbon ? 1 : Math.max(1, choice.copies.length);
    if (isBusy || !(isReady || options.isLayingOut)) return false;
    if (options.needsReason && reason.trim() === '') {
      setAsked(true);
      return false;
    }
    setBusy(true);
    try {
      // whoever is quicker than the layout is not sent away
      if (!isReady && !(await laidOutPages(() => latest.current))) return false;
      if (!(await options.note({ paper: choice.paper, copies, reason }))) return false;
      const pages = await laidOutPages(() => latest.current);
      if (!pages) return false;
      const outcome = await send(pages);
      announce(outcome, doneText);
      return isAccepted(outcome);
    } finally {
      setBusy(false);
    }
  };
  const announce = (outcome: PrintOutcome, doneText: string) => {
    if (outcome.status === 'cancelled') showToast(t('page.cancelled'), { severity: 'info' });
    else if (outcome.status === 'failed') showToast(t('page.failed', { detail: outcome.detail || outcome.reason }), { severity: 'error' });
    else showToast(doneText);
  };
  const print = async () => {
    await run((pages) => sendToPrinter(pages, latest.current));
  };
  const savePdf = async () => {
    await run((pages) => desktopBridge()?.savePdf(job(pages, latest.current)) ?? Promise.resolve({ status: 'cancelled' }), t('page.saved'));
  };

  const hasStarted = useRef(false);
  const startByItself = useEffectEvent(async () => {
    await run((pages) => sendToPrinter(pages, latest.current));
    options.onAutoDone();
  });
  const isDue = options.isAuto && isReady;
  useEffect(() => {
    if (!isDue || hasStarted.current) return;
    hasStarted.current = true;
    void startByItself();
  }, [isDue]);

  return { print, savePdf, isBusy, isReasonMissing: isAsked && options.needsReason && reason.trim() === '' };
}

/** It is on paper, or in the queue, which says itself when something fails. */
function isAccepted({ status }: PrintOutcome): boolean {
  return status === 'done' || status === 'queued';
}

/** The reprint mark may have changed the layout: waits until the pages stand again. */
async function laidOutPages(current: () => PrintingOptions): Promise<Element | null> {
  for (let frame = 0; frame < 600; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { isReady, pages } = current();
    const element = pages();
    if (isReady && element) return element;
  }
  return null;
}

async function sendToPrinter(pages: Element, options: PrintingOptions): Promise<PrintOutcome> {
  const bridge = desktopBridge();
  if (!bridge) {
    // the browser's dialog prints this very page; print.css leaves only the sheets
    window.print();
    return { status: 'done' };
  }
  if (options.spec.heightMm !== null) return bridge.print(job(pages, options));
  // each strip of a roll has a length of its own and is cut off by itself
  for (const sheet of pages.querySelectorAll('.sheet')) {
    const strip = pages.cloneNode(false) as Element;
    strip.append(sheet.cloneNode(true));
    const outcome = await bridge.print(job(strip, options));
    if (!isAccepted(outcome)) return outcome;
  }
  return { status: 'done' };
}

function job(pages: Element, { spec, choice, setup, rules, title }: PrintingOptions): PrintJob {
  const heights = [...pages.querySelectorAll<HTMLElement>('.sheet')].map(({ style }) => Math.ceil(Number.parseFloat(style.height)));
  return {
    html: sheetHtml(pages, rules, title),
    paper: { widthMm: spec.widthMm, heightMm: spec.heightMm ?? Math.max(20, ...heights) },
    ...(choice.printer !== '' && { deviceName: choice.printer, silent: true }),
    usesDriverPaper: setup.usesDriverPaper,
    fileName: title,
  };
}
