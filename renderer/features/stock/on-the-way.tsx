import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { OnTheWay } from '../../../shared/transfers.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';

/** Transfers that were sent and have not arrived whole. */
export function OnTheWayTable(): ReactNode {
  const { t } = useTranslation('issuing');
  const way = useQuery(useTRPC().stock.onTheWay.queryOptions());
  const [arriving, setArriving] = useState<OnTheWay>();
  if (!way.data || way.data.length === 0) return null;
  return (
    <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 1 }}>
      <Typography variant="h2">{t('transfer.way')}</Typography>
      <TablePaper>
        <DataTable<OnTheWay>
          label={t('transfer.way')}
          rows={way.data}
          rowKey={({ documentId }) => documentId}
          columns={[
            { key: 'no', label: t('transfer.no'), width: 170, render: ({ no }) => no },
            { key: 'at', label: t('transfer.sentAt'), width: 140, render: ({ at }) => <When at={at} /> },
            { key: 'to', label: t('transfer.to'), width: 160, render: ({ toPlace }) => toPlace },
            {
              key: 'goods',
              label: t('transfer.goods'),
              render: ({ lines }) =>
                lines.map((line) => [line.name, line.lotNo, formatQuantity(line.qty, line)].filter(Boolean).join(' ')).join('；'),
            },
            { key: 'who', label: t('transfer.sentBy'), width: 110, render: ({ userName }) => userName },
            {
              key: 'arrive',
              label: '',
              width: 100,
              render: (row) => (
                <Button variant="outlined" aria-label={`${t('transfer.arrive')} ${row.no}`} onClick={() => setArriving(row)}>
                  {t('transfer.arrive')}
                </Button>
              ),
            },
          ]}
        />
      </TablePaper>
      {arriving && <ArriveDialog way={arriving} onClose={() => setArriving(undefined)} />}
    </Box>
  );
}

const schema = z.object({ qtys: z.array(z.number().int().min(0).max(1_000_000_000)) });

function ArriveDialog({ way, onClose }: { readonly way: OnTheWay; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const form = useForm<z.input<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { qtys: way.lines.map(({ qty }) => qty) } });
  const arrive = useCommand(trpc.stock.arrive.mutationOptions(), { doneText: t('transfer.arrived', { no: way.no }), onDone: onClose });
  const submit = ({ qtys }: z.output<typeof schema>) => {
    const lines = way.lines.flatMap(({ itemId, lotNo }, index) => {
      const qty = qtys[index] ?? 0;
      return qty > 0 ? [{ itemId, qty, ...(lotNo !== '' && { lotNo }) }] : [];
    });
    // no line at all would say that everything has arrived
    return lines.length === 0 ? onClose() : arrive.run({ documentId: way.documentId, lines });
  };
  return (
    <FormDialog
      form={form}
      title={t('transfer.arriveTitle', { no: way.no })}
      action={t('transfer.arriveSave')}
      isPending={arrive.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('transfer.arriveHint')}</Typography>
      {way.lines.map(({ itemId, lotNo, code, name, ...item }, index) => (
        <FormPackQuantityField
          key={`${itemId} ${lotNo}`}
          name={`qtys.${index}`}
          label={[code, name, lotNo].filter(Boolean).join(' ')}
          item={item}
          autoFocus={index === 0}
        />
      ))}
    </FormDialog>
  );
}
