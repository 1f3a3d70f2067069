import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow, ToolRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { OptionLine } from '../../components/option-line.tsx';
import { ScanPicker } from '../../components/scan-picker.tsx';
import type { FoundOptions } from '../../components/search-list.tsx';

export interface ToolPickerProps {
  readonly onKind: (kind: ToolKindRow) => unknown;
  readonly onTool: (tool: ToolRow) => unknown;
  readonly onCode: (text: string) => Promise<boolean>;
}

type Choice = { readonly tool: ToolRow } | { readonly kind: ToolKindRow };

/** Finds a tool by its number, or a kind by code and name. */
export function ToolPicker({ onKind, onTool, onCode }: ToolPickerProps): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <ScanPicker<Choice>
      label={t('issue.pick')}
      useFound={useTools}
      keyOf={(choice) => ('tool' in choice ? `t${choice.tool.lotId}` : `k${choice.kind.id}`)}
      nameOf={(choice) => ('tool' in choice ? choice.tool.no : choice.kind.name)}
      line={(choice) => <ChoiceLine choice={choice} />}
      onPick={(choice) => ('tool' in choice ? onTool(choice.tool) : onKind(choice.kind))}
      onCode={onCode}
      autoFocus
    />
  );
}

function useTools(query: string): FoundOptions<Choice> {
  const { data, isFetching, isPlaceholderData } = useQuery(
    useTRPC().tools.find.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  // the same objects while the answer is the same: the list remembers which one is highlighted
  const options = useMemo(
    (): readonly Choice[] => (data?.tool ? [{ tool: data.tool }] : (data?.kinds ?? []).map((kind) => ({ kind }))),
    [data],
  );
  return { options, isPending: isFetching || isPlaceholderData };
}

function ChoiceLine({ choice }: { readonly choice: Choice }): ReactNode {
  const { t } = useTranslation('tools');
  if ('tool' in choice) {
    const { no, name, spec, state } = choice.tool;
    return <OptionLine code={no} name={name} below={spec} end={t(`state.${state}`)} />;
  }
  const { code, name, spec, stockQty, unit } = choice.kind;
  return <OptionLine code={code} name={name} below={spec} end={`${t('field.stock')} ${stockQty} ${unit}`} />;
}
