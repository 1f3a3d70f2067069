import { useMemo, useState } from 'react';
import type { PrintMark } from '../../../shared/work-orders.ts';
import { slipForm } from '../../print/slip.tsx';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';
import { useSlips } from './use-slips.ts';
import type { ReadSlips } from './use-slips.ts';

export interface SlipForms extends ReadSlips {
  readonly build: FormPreviewProps['build'];
  /** Shows which print this is, once the host has said so. */
  readonly mark: (marks: readonly PrintMark[]) => void;
}

/** The slips as forms in the shop's language. Until they are printed the mark says what the next print will be. */
export function useSlipForms(ids: readonly number[]): SlipForms {
  const read = useSlips(ids);
  const { slips } = read;
  const texts = usePaperTexts();
  const [marks, setMarks] = useState<readonly PrintMark[]>([]);
  const build = useMemo(() => {
    if (!slips || !texts) return undefined;
    const nthOf = new Map(marks.map(({ workOrderId, nth }) => [workOrderId, nth]));
    return (on: FormOn) => slips.map((slip) => slipForm(slip, { texts, nth: nthOf.get(slip.id) ?? slip.printCount + 1, ...on }));
  }, [slips, texts, marks]);
  return { ...read, build, mark: setMarks };
}
