import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { id, line, quantity } from '../../../shared/fields.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { ToolRow } from '../../../shared/tools.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import type { AutocompleteOption } from '../../components/form-autocomplete-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useScanner } from '../../components/use-scanner.ts';
import { errorText } from '../../error-text.ts';
import { RoomField } from './room-field.tsx';

/** A numbered tool, or pieces of a counted kind, that lie in a room. */
export const toolFields = {
  tool: z.string({ error: 'required' }).min(1, { error: 'required' }),
  itemId: id,
  placeId: id,
  toolNo: line(40),
  qty: quantity.max(10_000),
};
export interface ToolValues {
  readonly tool: string;
  readonly itemId: number;
  readonly placeId: number;
  readonly toolNo: string;
  readonly qty: number;
}
export const noTool: ToolValues = { tool: '', itemId: 0, placeId: 0, toolNo: '', qty: 1 };

/** The choice for a tool that a page already speaks of. */
export function toolValues(tool: {
  readonly itemId: number;
  readonly no: string;
  readonly placeId: number | null;
  readonly name: string;
}): ToolValues & { readonly label: string } {
  return { tool: tool.no, itemId: tool.itemId, placeId: tool.placeId ?? 0, toolNo: tool.no, qty: 1, label: `${tool.no} ${tool.name}` };
}

interface Choice extends AutocompleteOption {
  readonly itemId: number;
  readonly placeId: number;
  readonly toolNo: string;
  readonly unit: string;
}

const most = 8;

/**
 * What lies in a room: a numbered tool by scanning or typing its number or name, a counted kind by name with its quantity and room. Writes
 * {@link ToolValues} into the form.
 */
export function ToolField({ label, autoFocus = false }: { readonly label?: string; readonly autoFocus?: boolean }): ReactNode {
  const { t, i18n } = useTranslation(['toolLosses', 'tools']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const form = useFormContext<ToolValues>();
  const [toolNo, tool] = useWatch<ToolValues, ['toolNo', 'tool']>({ name: ['toolNo', 'tool'] });
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(() => start(form.getValues(), label));
  const query = toHalfWidth(text).trim().slice(0, 60);
  const options = { placeholderData: keepPreviousData, staleTime: 5_000 };
  const tools = useQuery(trpc.tools.list.queryOptions({ query, state: 'inStock', limit: most }, options));
  const kinds = useQuery(trpc.tools.kinds.queryOptions({ query, limit: 40 }, options));
  const found: readonly Choice[] = [
    ...(tools.data?.rows ?? []).map(choiceOf),
    ...(kinds.data?.rows ?? [])
      .filter(({ isNumbered, stockQty }) => !isNumbered && stockQty > 0)
      .slice(0, most)
      .map(({ id: itemId, code, name, spec, stockQty, unit, placeId }) => ({
        ...{
          id: `kind-${itemId}`,
          label: name,
          detail: [code, spec, `${t('tools:field.stock')} ${stockQty} ${unit}`].filter(Boolean).join(' · '),
        },
        ...{ itemId, placeId, toolNo: '', unit },
      })),
  ];
  const take = (choice: Choice | null) => {
    setChosen(choice);
    const next = choice ?? { itemId: 0, placeId: form.getValues('placeId'), toolNo: '' };
    form.setValue('itemId', next.itemId);
    form.setValue('toolNo', next.toolNo);
    if (next.placeId > 0) form.setValue('placeId', next.placeId);
    if (next.toolNo !== '') form.setValue('qty', 1);
  };
  const scan = async (code: string) => {
    const no = toHalfWidth(code).trim().slice(0, 60);
    try {
      const { tool: found } = await client.tools.find.query({ query: no });
      if (found?.state !== 'inStock') {
        const text = found
          ? t('tools:issue.notInStock', { no: found.no, state: t(`tools:state.${found.state}`) })
          : t('tools:issue.unknown', { code: no });
        showToast(text, { severity: 'warning' });
        return;
      }
      take(choiceOf(found));
      form.setValue('tool', found.no, { shouldValidate: true });
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    }
  };
  useScanner((code) => void scan(code));
  return (
    <>
      <FormAutocompleteField<Choice>
        name="tool"
        label={t('repairs.chooseTool')}
        helperText={t('repairs.chooseToolHint')}
        required
        autoFocus={autoFocus}
        options={found}
        onSearch={setText}
        isLoading={tools.isFetching}
        chosen={chosen}
        onChosen={take}
      />
      {tool !== '' && toolNo === '' && chosen && (
        <>
          <FormQuantityField name="qty" label={t('tools:field.qty')} unit={chosen.unit} required />
          <RoomField name="placeId" label={t('tools:field.place')} />
        </>
      )}
    </>
  );
}

function choiceOf({ no, itemId, name, spec, placeId, placeName }: ToolRow): Choice {
  const detail = [spec, placeName].filter(Boolean).join(' · ');
  return { id: no, label: `${no} ${name}`, detail, itemId, placeId: placeId ?? 0, toolNo: no, unit: '' };
}

function start({ tool, itemId, placeId, toolNo }: ToolValues, label: string | undefined): Choice | null {
  return tool === '' || label === undefined ? null : { id: tool, label, itemId, placeId, toolNo, unit: '' };
}
