import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ToolKit } from '../../../shared/tool-kits.ts';
import { DataTable } from '../../components/data-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import type { KitFormValues } from './kit-values.ts';
import { NumberField } from './number-field.tsx';

/** What a kit holds, with the number of each numbered piece, and what the room lacks. */
export function KitLines({ kit }: { readonly kit: ToolKit }): ReactNode {
  const { t } = useTranslation('tools');
  const form = useFormContext<KitFormValues>();
  const numbers = useWatch({ control: form.control, name: 'numbers' });
  return (
    <TablePaper>
      <Box sx={quietLabels}>
        <DataTable<ToolKit['lines'][number]>
          label={kit.name}
          rows={kit.lines}
          rowKey={({ itemId }) => itemId}
          columns={[
            { key: 'code', label: t('field.code'), width: 120, render: ({ code }) => code },
            { key: 'name', label: t('field.name'), render: ({ name }) => name },
            { key: 'qty', label: t('field.qty'), numeric: true, width: 100, render: ({ qty, unit }) => `${qty} ${unit}` },
            {
              key: 'stock',
              label: t('field.stock'),
              numeric: true,
              width: 150,
              render: ({ stockQty, qty, unit }) =>
                stockQty < qty ? <StatusChip label={t('kit.short', { qty: stockQty })} tone="late" /> : `${stockQty} ${unit}`,
            },
            {
              key: 'numbers',
              label: t('field.no'),
              width: 260,
              render: ({ itemId, name }) => (
                <Box sx={{ display: 'grid', gap: 0.5 }}>
                  {numbers.map((one, index) =>
                    one.itemId === itemId ? (
                      <NumberField
                        key={`${itemId} ${index}`}
                        name={`numbers.${index}.toolNo`}
                        placeName={`numbers.${index}.placeId`}
                        label={`${t('field.no')} ${name}`}
                        itemId={itemId}
                        taken={numbers.flatMap(({ toolNo }, nth) => (nth === index ? [] : [toolNo]))}
                      />
                    ) : null,
                  )}
                </Box>
              ),
            },
          ]}
        />
      </Box>
    </TablePaper>
  );
}
