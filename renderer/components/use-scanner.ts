import { useEffectEvent, useLayoutEffect } from 'react';

/** Keys of a scanner follow each other faster than a hand types; a busy machine may delay single ones. */
const maxGapMs = 200;
const maxMeanMs = 90;
const minLength = 4;
/** A whole document number typed while the cursor is in no field is meant, however slowly it comes: over a remote desktop, or by hand. */
const documentNumber = /[A-Z]{1,4}\d{8}-?\d{3,6}$/i;
const maxSlowGapMs = 1_500;
/** A number field takes short runs of figures as typing: a quick hand on the number pad is as fast as a scanner. */
const maxTypedFigures = 7;

interface Burst {
  text: string;
  readonly startedAt: number;
  lastAt: number;
  /** All that came without a long pause. */
  slow: string;
  readonly field: TextField | undefined;
  /** What stood in each field before: the cursor may move on, by an earlier scan, while this one is still being written. */
  readonly before: Map<TextField, string>;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hears a barcode scanner wherever the cursor is: it types and presses Enter. What it wrote into a field is taken out again.
 * Fields marked `data-scan` read the scanner themselves. Off while `enabled` is false.
 */
export function useScanner(onScan: (code: string) => void, enabled = true): void {
  const scanned = useEffectEvent(onScan);
  // heard from the moment that the screen shows
  useLayoutEffect(() => {
    if (!enabled) return;
    let burst: Burst | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
        burst = undefined;
        return;
      }
      if (event.key === 'Enter') {
        const done = burst;
        burst = undefined;
        const code = done && codeOf(done, event.timeStamp - done.lastAt);
        if (!done || code === undefined) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        putBack(done);
        scanned(code);
        return;
      }
      if (event.key.length !== 1) return;
      if (burst && event.timeStamp - burst.lastAt <= maxGapMs) {
        burst.text += event.key;
        burst.slow += event.key;
        burst.lastAt = event.timeStamp;
        remember(burst.before, fieldOf(event));
      } else {
        burst = begin(event, burst);
      }
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [enabled]);
}

function fieldOf({ target }: KeyboardEvent): TextField | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined;
}

/** A key is heard before it is written. */
function remember(before: Map<TextField, string>, field: TextField | undefined): void {
  if (field && !before.has(field)) before.set(field, field.value);
}

function begin(event: KeyboardEvent, last: Burst | undefined): Burst | undefined {
  const field = fieldOf(event);
  if (field?.dataset['scan'] !== undefined) return undefined;
  const goesOn = last !== undefined && last.field === field && event.timeStamp - last.lastAt <= maxSlowGapMs;
  const slow = goesOn ? last.slow + event.key : event.key;
  const before = new Map<TextField, string>();
  remember(before, field);
  return { text: event.key, slow, startedAt: event.timeStamp, lastAt: event.timeStamp, field, before };
}

/** What was scanned; undefined: it was typing. */
function codeOf(burst: Burst, wait: number): string | undefined {
  const whole = burst.field === undefined && wait <= maxSlowGapMs ? documentNumber.exec(burst.slow)?.[0] : undefined;
  if (wait > maxGapMs || !isScan(burst)) return whole;
  // a screen that was still being drawn may have parted the first letters from the rest
  return whole?.endsWith(burst.text) ? whole : burst.text;
}

function isScan({ text, field, startedAt, lastAt }: Burst): boolean {
  if (text.length < minLength || (lastAt - startedAt) / (text.length - 1) > maxMeanMs) return false;
  return !(field?.inputMode === 'numeric' && /^[\d.,]+$/.test(text) && text.length <= maxTypedFigures);
}

/** React listens for `input`, so the old value goes in through the element's own setter. */
function putBack({ before }: Burst): void {
  for (const [field, value] of before) {
    if (field.value === value) continue;
    const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
