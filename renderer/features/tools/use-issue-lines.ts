import { useFieldArray } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow, ToolRow } from '../../../shared/tools.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { useInTurn } from '../../components/use-in-turn.ts';
import { useScanner } from '../../components/use-scanner.ts';
import { lineOfKind, lineOfTool } from './issue-values.ts';
import type { IssueFormValues } from './issue-values.ts';

/** Lines that a scanner fills: a number is that tool, a code of a kind one more of it. */
export function useIssueLines(form: UseFormReturn<IssueFormValues>) {
  const { t } = useTranslation('tools');
  const client = useTRPCClient();
  const { append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const { inTurn, settled } = useInTurn();
  const warn = (text: string) => showToast(text, { severity: 'warning' });

  const addKind = (kind: ToolKindRow) => {
    const lines = form.getValues('lines');
    const at = kind.isNumbered ? -1 : lines.findIndex(({ itemId }) => itemId === kind.id);
    const line = lines[at];
    if (line) form.setValue(`lines.${at}.qty`, (Number.isNaN(line.qty) ? 0 : line.qty) + 1, { shouldDirty: true });
    else append(lineOfKind(kind), { shouldFocus: false });
  };
  const addTool = (tool: ToolRow) =>
    inTurn(async () => {
      if (tool.state !== 'inStock') return warn(t('issue.notInStock', { no: tool.no, state: t(`state.${tool.state}`) }));
      const lines = form.getValues('lines');
      if (lines.some(({ toolNo }) => toolNo === tool.no)) return warn(t('issue.twice', { no: tool.no }));
      const kind = await client.tools.kind.query({ id: tool.itemId });
      const waiting = form.getValues('lines').findIndex((line) => line.itemId === tool.itemId && line.toolNo === '');
      if (waiting >= 0) form.setValue(`lines.${waiting}.toolNo`, tool.no, { shouldDirty: true, shouldValidate: true });
      else append(lineOfTool(tool, kind), { shouldFocus: false });
      return undefined;
    });
  const onCode = async (code: string): Promise<boolean> => {
    const found = await client.tools.find.query({ query: code.trim() });
    if (found.tool) {
      await addTool(found.tool);
      return true;
    }
    const kind =
      found.kinds.find((one) => [one.code, one.barcode, one.name].includes(code.trim())) ??
      (found.kinds.length === 1 ? found.kinds[0] : undefined);
    if (kind) await inTurn(async () => addKind(kind));
    else warn(t('issue.unknown', { code: code.trim() }));
    return kind !== undefined;
  };
  useScanner((code) => void onCode(code));
  return { addKind, addTool, onCode, remove, settled, sayNothing: () => warn(t('issue.nothing')) };
}
