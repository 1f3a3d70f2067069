import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import type { ToolAccountSums } from '../../../shared/tool-ledger.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { LedgerFrame } from './ledger-frame.tsx';
import type { LedgerViewProps } from './ledger-frame.tsx';

const figures = ['open', 'bought', 'returned', 'otherIn', 'issued', 'scrapped', 'otherOut', 'close'] as const;
const ends: readonly (typeof figures)[number][] = ['open', 'close'];

/** Opening, in, out and closing of each kind, in pieces and in money beneath (R-000-64). */
export function AccountView({ span, controls }: LedgerViewProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const client = useTRPCClient();
  const query = useQuery(useTRPC().toolLedger.account.queryOptions(span, { placeholderData: keepPreviousData }));
  return (
    <LedgerFrame
      controls={controls}
      query={query}
      exportRows={() => client.toolLedger.exportAccount.mutate({ key: newRequestKey(), body: span })}
      isEmpty={({ rows }) => rows.length === 0}
    >
      {({ rows, total }) => (
        <TablePaper>
          <Table aria-label={t('ledger.account')}>
            <TableHead>
              <TableRow>
                <TableCell>{t('ledger.kind')}</TableCell>
                {figures.map((figure) => (
                  <TableCell key={figure} align="right" sx={{ width: 118 }}>
                    {t(`ledger.${figure}`)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.itemId} hover>
                  <TableCell sx={{ verticalAlign: 'top' }}>
                    {row.name}
                    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                      {[row.code, row.spec].filter(Boolean).join(' · ')}
                    </Typography>
                  </TableCell>
                  <Figures sums={row} unit={row.unit} />
                </TableRow>
              ))}
              <TableRow sx={{ '& td': { fontWeight: 600 } }}>
                <TableCell sx={{ verticalAlign: 'top' }}>{t('ledger.total')}</TableCell>
                <Figures sums={total} unit="" />
              </TableRow>
            </TableBody>
          </Table>
        </TablePaper>
      )}
    </LedgerFrame>
  );
}

/** Quantity and money of every column; nothing where nothing moved. */
function Figures({ sums, unit }: { readonly sums: ToolAccountSums; readonly unit: string }): ReactNode {
  return figures.map((figure) => {
    const [qty, fen] = [sums[`${figure}Qty`], sums[`${figure}Fen`]];
    const isNothing = qty === 0 && fen === 0 && !ends.includes(figure);
    return (
      <TableCell key={figure} align="right" sx={{ ...tabular, whiteSpace: 'nowrap', verticalAlign: 'top' }}>
        {isNothing ? (
          '—'
        ) : (
          <>
            {[qty, unit].filter((part) => part !== '').join(' ')}
            <Typography variant="body2" sx={{ color: 'text.secondary', ...tabular }}>
              {formatYuan(fen, { symbol: '¥' })}
            </Typography>
          </>
        )}
      </TableCell>
    );
  });
}
