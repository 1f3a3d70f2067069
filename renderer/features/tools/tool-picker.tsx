import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow, ToolRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { ScanPicker } from '../../components/scan-picker.tsx';
import type { FoundOptions } from '../../components/scan-picker.tsx';

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
  const { name, spec } = 'tool' in choice ? choice.tool : choice.kind;
  return (
    <>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography noWrap>
          <b>{'tool' in choice ? choice.tool.no : choice.kind.code}</b> {name}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {spec}
        </Typography>
      </Box>
      <Typography sx={{ ml: 2, whiteSpace: 'nowrap' }}>
        {'tool' in choice ? t(`state.${choice.tool.state}`) : `${t('field.stock')} ${choice.kind.stockQty} ${choice.kind.unit}`}
      </Typography>
    </>
  );
}
