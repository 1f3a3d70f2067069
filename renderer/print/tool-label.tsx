import type { Catalogue } from '../../shared/i18n/index.ts';
import type { ToolLabel } from '../../shared/tool-views.ts';
import { fact } from './compose.tsx';
import type { FactPart, FormPrint } from './compose.tsx';
import { label, short } from './labels.tsx';
import type { PaperForm } from './paper-form.ts';

/** Sticks on a tool (R-000-69): its number to scan, what it is, who manages it. */
export function toolLabel(
  tool: ToolLabel,
  shopName: string,
  { texts, layout, spec }: Pick<FormPrint<Pick<Catalogue, 'print' | 'tools'>>, 'texts' | 'layout' | 'spec'>,
): PaperForm {
  const words = texts.tools.label;
  const parts: readonly FactPart[] = [
    fact('name', words.name, short(tool.name, spec.paper, words.name), 'full', { isFixed: true, strong: true }),
    fact('spec', words.spec, short(tool.spec, spec.paper, words.spec), 'full'),
    fact('manager', words.manager, short(tool.managerName, spec.paper, words.manager)),
    fact('boughtOn', words.boughtOn, tool.boughtOn),
  ];
  return label(tool.lotId, tool.no, shopName, parts, { layout, spec });
}
