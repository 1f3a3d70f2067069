import { useState } from 'react';
import type { FormPreviewProps } from './form-preview.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import type { PrintNote } from './use-printing.ts';

export interface CountedPrint extends Pick<FormPreviewProps, 'documentTitle' | 'note' | 'words'> {
  /** Which print it is; until the host has noted it, which it will be. */
  readonly nth: number;
}

/** A document whose prints are counted: `printCount` so far, and `record` notes one more and answers which it was. */
export function useCountedPrint(
  documentTitle: string,
  printCount: number,
  record: (print: PrintNote) => Promise<{ readonly nth: number } | undefined>,
): CountedPrint {
  const [nth, mark] = useState<number>();
  const words = useOnePageWords(documentTitle, printCount);
  return {
    nth: nth ?? printCount + 1,
    documentTitle,
    words,
    note: async (print) => {
      const noted = await record(print);
      return noted && (() => mark(noted.nth));
    },
  };
}
