import { useFieldArray } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { useScanner } from '../../components/use-scanner.ts';
import { lineToRaise, perScan } from './act-values.ts';
import type { ActLine } from './act-values.ts';
import { usePartOfScan } from './resolve-scan.ts';
import { useInTurn } from '../../components/use-in-turn.ts';

/** What every form with such lines has. */
export interface ActForm {
  readonly lines: ActLine[];
}

interface ActLinesOptions {
  /** The new line for a part that does not stand there yet; undefined: it may not, which was told. */
  readonly lineOf: (part: PartRow) => Promise<ActLine | undefined> | ActLine | undefined;
  /** From where lots are taken for a line. */
  readonly lotPlace: (line: ActLine) => number;
  readonly most?: (line: ActLine) => number;
  /** A code that may mean something else than a part; undefined: it does not. */
  readonly onOther?: (code: string) => Promise<boolean | undefined>;
}

/**
 * Lines that a scanner fills: one scan one piece more, one after the other however fast they come; a code that is the batch or serial
 * number of a line that waits for one is put there.
 */
export function useActLines<V extends ActForm>(form: UseFormReturn<V>, { lineOf, lotPlace, most, onOther }: ActLinesOptions) {
  const { t } = useTranslation('issuing');
  const client = useTRPCClient();
  const partOf = usePartOfScan();
  // the lines of all these forms have the same shape
  const plain = form as unknown as UseFormReturn<ActForm>;
  const { append, remove } = useFieldArray({ control: plain.control, name: 'lines' });
  const { inTurn, settled } = useInTurn();

  const raise = (index: number, line: ActLine) => {
    const scanned = line.scanned + 1;
    const limit = most?.(line) ?? Number.POSITIVE_INFINITY;
    const qty = Math.min(limit, Math.max(Number.isNaN(line.qty) ? 0 : line.qty, scanned * perScan(line)));
    plain.setValue(`lines.${index}.scanned`, scanned, { shouldDirty: true });
    plain.setValue(`lines.${index}.qty`, qty, { shouldDirty: true });
  };
  const add = async (part: PartRow) => {
    const index = lineToRaise(plain.getValues('lines'), part.id);
    const line = plain.getValues('lines')[index];
    if (line) return raise(index, line);
    const made = await lineOf(part);
    if (made) append(made, { shouldFocus: false });
  };
  /** A batch or serial number that lies where a line takes from. */
  const takeLot = async (code: string): Promise<boolean> => {
    const lines = plain.getValues('lines');
    for (const [index, line] of lines.entries()) {
      if (line.tracking === 'none' || line.lotNo) continue;
      const lots = await client.stock.lots.query({ itemId: line.itemId, placeId: lotPlace(line) });
      const lot = lots.find(({ no }) => no.toUpperCase() === code.trim().toUpperCase());
      if (!lot) continue;
      if (line.tracking === 'serial' && lines.some(({ itemId, lotNo }) => itemId === line.itemId && lotNo === lot.no)) {
        showToast(t('lines.lotScanned', { no: lot.no }), { severity: 'warning' });
        return true;
      }
      plain.setValue(`lines.${index}.lotNo`, lot.no, { shouldDirty: true, shouldValidate: true });
      return true;
    }
    return false;
  };
  const onCode = async (code: string): Promise<boolean> => {
    const other = await onOther?.(code);
    return other ?? takeCode(code);
  };
  const takeCode = (code: string): Promise<boolean> =>
    inTurn(async () => {
      if (await takeLot(code).catch(() => false)) return true;
      const part = await partOf(code);
      if (part) await add(part);
      return part !== undefined;
    });
  useScanner((code) => void onCode(code));
  return {
    addInTurn: (part: PartRow) => inTurn(() => add(part)),
    onCode,
    remove,
    /** What was still being looked up when the key was pressed counts too. */
    settled,
  };
}
