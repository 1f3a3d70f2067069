import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolThing } from '../../../shared/tool-losses.ts';
import type { HeldTool, ToolState } from '../../../shared/tools.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';

const tones: Readonly<Record<ToolState, Tone>> = {
  inStock: 'done',
  issued: 'active',
  repair: 'attention',
  lost: 'late',
  scrapped: 'ended',
};

/** Where a tool is (SM-08). */
export function ToolStateChip({ state }: { readonly state: ToolState }): ReactNode {
  const { t } = useTranslation('tools');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state]} {...(state === 'lost' && { icon: <WarningAmber /> })} />;
}

/** Until when a tool must live, or when it is due back; past it with a sign and a word. */
export function ToolTerm({ tool }: { readonly tool: Pick<HeldTool, 'lifeEndsOn' | 'stage' | 'dueOn' | 'isOverdue'> }): ReactNode {
  const { t } = useTranslation('tools');
  if (tool.isOverdue) return <StatusChip label={`${tool.dueOn} ${t('field.late')}`} tone="late" icon={<WarningAmber />} />;
  if (tool.dueOn !== '') return `${t('field.dueOn')} ${tool.dueOn}`;
  if (tool.stage === 'over') return <StatusChip label={`${tool.lifeEndsOn} ${t('stage.over')}`} tone="attention" />;
  return tool.lifeEndsOn || t('stage.none');
}

/** Name, specification and number of a tool, in two lines. */
export function ToolName({
  tool,
}: {
  readonly tool: { readonly name: string; readonly spec: string; readonly toolNo: string };
}): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600 }}>{tool.name}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[tool.toolNo, tool.spec].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

/** A tool in one line: number, name, specification, and how many of what is only counted. */
export function toolLine({ toolNo, name, spec, qty, unit }: Pick<ToolThing, 'toolNo' | 'name' | 'spec' | 'qty' | 'unit'>): string {
  return [toolNo, name, spec, toolNo === '' && `${qty} ${unit}`].filter(Boolean).join(' · ');
}
