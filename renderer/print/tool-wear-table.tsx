import { formatYuan } from '../../shared/money.ts';
import { lifeText } from '../../shared/tool-wear.ts';
import type { WearReport, WearRow } from '../../shared/tool-wear.ts';
import type { PaperForm } from './paper-form.ts';
import { spanHeads, stockSheet } from './stock-report-tables.tsx';
import type { StockReportPrint } from './stock-report-tables.tsx';

const counts = ['issued', 'paid', 'free', 'after', 'lost', 'scrapped', 'repairs'] as const;

/** 工具损耗统计 (G-16): what wore out by kind, and in one line what it comes to beside the period before. */
export function toolWearForm({ span, kinds, total }: WearReport, print: StockReportPrint): PaperForm {
  const { tools, stockReports } = print.texts;
  const { wear, field } = tools;
  return stockSheet<WearRow>(print, {
    ...spanHeads(print, span),
    title: wear.title,
    columns: [
      { key: 'code', title: stockReports.field.code, weight: 2, cell: ({ code }) => code, isFixed: true },
      { key: 'name', title: field.name, weight: 4, cell: ({ name, spec }) => [name, spec].filter(Boolean).join(' '), isFixed: true },
      ...counts.map((key) => ({ key, title: wear[key], weight: 1.5, cell: (row: WearRow) => row[key] })),
      { key: 'repairFen', title: wear.repairFen, weight: 2, cell: ({ repairFen }) => formatYuan(repairFen) },
      { key: 'daysAway', title: wear.daysAway, weight: 1.5, cell: ({ daysAway }) => daysAway },
      { key: 'life', title: wear.life, weight: 2.6, cell: lifeOf },
      { key: 'worn', title: wear.worn, weight: 1.5, cell: ({ worn }) => worn },
      { key: 'before', title: wear.before, weight: 1.5, cell: ({ wornBefore }) => wornBefore },
    ],
    rows: kinds,
    sums: [
      `${wear.worn} ${total.worn}`,
      `${wear.before} ${total.wornBefore}`,
      `${wear.lost} ${total.lost}`,
      `${wear.repairFen} ¥${formatYuan(total.repairFen)}`,
    ],
  });
}

/** Reached and due. */
function lifeOf({ reachedTenths, lifeMonths }: WearRow): string {
  return `${lifeText(reachedTenths)} / ${lifeMonths ?? '—'}`;
}
