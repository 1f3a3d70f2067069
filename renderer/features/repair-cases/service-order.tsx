import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addFen, yuanInWords } from '../../../shared/money.ts';
import { totalOf } from '../../../shared/repair-cases.ts';
import type { RepairView, ServiceLine } from '../../../shared/repair-cases.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { currentLanguage } from '../../i18n.ts';

/** The 维修服务单: what is to be done and what it costs; the total is the sum of the lines (R-002-41). */
export function ServiceOrder({ repair }: { readonly repair: RepairView }): ReactNode {
  const { t } = useTranslation('repairCases');
  const { lines, isCompared, serviceNo, totalFen } = repair;
  return (
    <Section
      title={[t('page.service'), serviceNo].filter(Boolean).join(' ')}
      actions={
        serviceNo !== '' && (
          <StatusChip label={t(isCompared ? 'paper.isCompared' : 'paper.notCompared')} tone={isCompared ? 'done' : 'attention'} />
        )
      }
    >
      {lines.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('line.none')}</Typography>
      ) : (
        <DataTable<ServiceLine & { readonly n: number }>
          label={t('line.table')}
          rows={lines.map((line, index) => ({ ...line, n: index + 1 }))}
          rowKey={({ n }) => n}
          columns={[
            { key: 'n', label: '', width: 32, render: ({ n }) => n },
            { key: 'item', label: t('line.item'), render: ({ item }) => item },
            { key: 'quantity', label: t('line.quantity'), render: ({ quantity }) => quantity },
            { key: 'method', label: t('line.method'), render: ({ method }) => method },
            { key: 'labor', label: t('line.labor'), numeric: true, render: ({ laborFen }) => <Money fen={laborFen} /> },
            { key: 'material', label: t('line.material'), numeric: true, render: ({ materialFen }) => <Money fen={materialFen} /> },
            { key: 'sum', label: t('line.sum'), numeric: true, render: (line) => <Money fen={totalOf([line])} /> },
          ]}
          footer={<Totals lines={lines} totalFen={totalFen} />}
        />
      )}
    </Section>
  );
}

function Totals({ lines, totalFen }: { readonly lines: readonly ServiceLine[]; readonly totalFen: number }): ReactNode {
  const { t } = useTranslation('repairCases');
  const bold = { fontWeight: 700 } as const;
  return (
    <TableRow>
      <TableCell colSpan={4} sx={bold}>
        {t('field.total')} {currentLanguage() === 'zh-CN' && yuanInWords(totalFen)}
      </TableCell>
      <TableCell align="right" sx={bold}>
        <Money fen={addFen(...lines.map(({ laborFen }) => laborFen))} />
      </TableCell>
      <TableCell align="right" sx={bold}>
        <Money fen={addFen(...lines.map(({ materialFen }) => materialFen))} />
      </TableCell>
      <TableCell align="right" sx={bold}>
        <Money fen={totalFen} />
      </TableCell>
    </TableRow>
  );
}
