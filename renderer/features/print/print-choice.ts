import { useState } from 'react';
import { programChoice } from '../../../shared/form-layouts.ts';
import type { FormChoice } from '../../../shared/form-layouts.ts';
import { copyKeys, forms } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import { canTurn } from '../../../shared/papers.ts';
import type { Paper } from '../../../shared/papers.ts';
import { readStored, writeStored } from '../../storage.ts';

/** How this seat prints a form. */
export interface PrintChoice extends FormChoice {
  /** System name of the printer; empty: the system's dialog asks. */
  readonly printer: string;
}

/**
 * The choice for a form: the program's, over it the shop's, over it what this seat remembers; `wanted` (from the address) wins and is not
 * remembered by itself.
 */
export function usePrintChoice(
  form: FormCode,
  shops: FormChoice | null,
  wanted: URLSearchParams,
): [PrintChoice, (change: Partial<PrintChoice>) => void] {
  const key = `counter.print.${form}`;
  const [choice, setChoice] = useState<PrintChoice>(() =>
    fitting(form, { ...programChoice(form), printer: '', ...shops, ...remembered(readStored(key)), ...asked(wanted) }),
  );
  return [
    choice,
    (change) => {
      const next = fitting(form, { ...choice, ...change });
      setChoice(next);
      writeStored(key, next);
    },
  ];
}

/** Only what the form can be printed on and in. */
function fitting(form: FormCode, choice: PrintChoice): PrintChoice {
  const { papers, layers, isLandscape } = forms[form];
  const paper = papers.includes(choice.paper) ? choice.paper : (papers[0] ?? 'A4');
  return {
    ...choice,
    paper,
    isLandscape: canTurn(paper) ? choice.isLandscape : isLandscape,
    copies: layers.filter((layer) => choice.copies.includes(layer)),
    isCarbon: choice.isCarbon && layers.length > 1,
  };
}

function remembered(stored: unknown): Partial<PrintChoice> {
  if (typeof stored !== 'object' || stored === null) return {};
  const { paper, isLandscape, copies, isCarbon, isOverlay, printer } = stored as { readonly [K in keyof PrintChoice]?: unknown };
  return {
    ...(typeof paper === 'string' && { paper: paper as Paper }),
    ...(typeof isLandscape === 'boolean' && { isLandscape }),
    ...(Array.isArray(copies) && { copies: copyKeys.filter((key) => copies.includes(key)) }),
    ...(typeof isCarbon === 'boolean' && { isCarbon }),
    ...(typeof isOverlay === 'boolean' && { isOverlay }),
    ...(typeof printer === 'string' && { printer }),
  };
}

function asked(wanted: URLSearchParams): Partial<PrintChoice> {
  const paper = wanted.get('paper');
  const copies = wanted.get('copies');
  const chosen = copyKeys.filter((one) => copies?.split(',').includes(one));
  const landscape = wanted.get('landscape');
  const overlay = wanted.get('overlay');
  const printer = wanted.get('printer');
  return {
    ...(paper !== null && { paper: paper as Paper }),
    ...(landscape !== null && { isLandscape: landscape === '1' }),
    ...(overlay !== null && { isOverlay: overlay === '1' }),
    ...(printer !== null && { printer }),
    ...(copies === 'carbon' && { isCarbon: true }),
    ...(chosen.length > 0 && { copies: chosen, isCarbon: false }),
  };
}
