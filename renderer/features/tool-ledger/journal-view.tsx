import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mostJournalRows } from '../../../shared/tool-ledger.ts';
import type { ToolJournalRow } from '../../../shared/tool-ledger.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { LedgerFrame } from './ledger-frame.tsx';
import type { LedgerViewProps } from './ledger-frame.tsx';

/** The running account 流水账 movement by movement, each with what lay there after it. */
export function JournalView({ span, controls }: LedgerViewProps): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'parts']);
  const client = useTRPCClient();
  const { toolLedger } = useTRPC();
  const [itemId, setItemId] = useState<number | null>(null);
  const asked = { ...span, itemId };
  const query = useQuery(toolLedger.journal.queryOptions(asked, { placeholderData: keepPreviousData }));
  const kinds = useQuery(toolLedger.account.queryOptions(span, { placeholderData: keepPreviousData })).data?.rows ?? [];
  return (
    <LedgerFrame
      controls={
        <>
          {controls}
          <Autocomplete
            options={kinds}
            value={kinds.find((kind) => kind.itemId === itemId) ?? null}
            onChange={(_, kind) => setItemId(kind?.itemId ?? null)}
            getOptionLabel={({ code, name }) => `${code} ${name}`}
            getOptionKey={(kind) => kind.itemId}
            isOptionEqualToValue={(one, other) => one.itemId === other.itemId}
            renderInput={(params) => (
              <TextField {...params} label={t('toolPurchases:ledger.kind')} placeholder={t('toolPurchases:ledger.anyKind')} />
            )}
            sx={{ width: 220 }}
          />
        </>
      }
      query={query}
      exportRows={() => client.toolLedger.exportJournal.mutate({ key: newRequestKey(), body: asked })}
      isEmpty={({ rows }) => rows.length === 0}
    >
      {({ rows, isCut }) => (
        <>
          {isCut && (
            <Alert severity="info" variant="outlined">
              {t('toolPurchases:ledger.cut', { count: mostJournalRows })}
            </Alert>
          )}
          <TablePaper>
            <DataTable<ToolJournalRow>
              label={t('toolPurchases:ledger.journal')}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { key: 'day', label: t('toolPurchases:ledger.day'), width: 100, render: ({ bookedOn }) => bookedOn },
                { key: 'document', label: t('toolPurchases:ledger.document'), width: 150, render: ({ documentNo }) => documentNo || '—' },
                { key: 'movement', label: t('toolPurchases:ledger.movement'), width: 90, render: ({ kind }) => t(`parts:move.${kind}`) },
                { key: 'tool', label: t('toolPurchases:ledger.tool'), render: (row) => <Tool row={row} /> },
                {
                  key: 'in',
                  label: t('toolPurchases:ledger.in'),
                  numeric: true,
                  width: 110,
                  render: ({ qty, valueFen, unit }) => qty > 0 && <Amount qty={qty} fen={valueFen} unit={unit} />,
                },
                {
                  key: 'out',
                  label: t('toolPurchases:ledger.out'),
                  numeric: true,
                  width: 110,
                  render: ({ qty, valueFen, unit }) => qty < 0 && <Amount qty={-qty} fen={-valueFen} unit={unit} />,
                },
                {
                  key: 'balance',
                  label: t('toolPurchases:ledger.balance'),
                  numeric: true,
                  width: 120,
                  render: ({ balanceQty, balanceFen, unit }) => <Amount qty={balanceQty} fen={balanceFen} unit={unit} />,
                },
                { key: 'holder', label: t('toolPurchases:ledger.holder'), width: 90, render: ({ staffName }) => staffName || '—' },
                { key: 'by', label: t('toolPurchases:ledger.by'), width: 90, render: ({ userName }) => userName },
              ]}
            />
          </TablePaper>
        </>
      )}
    </LedgerFrame>
  );
}

function Tool({ row: { name, code, spec, toolNo } }: { readonly row: ToolJournalRow }): ReactNode {
  return (
    <>
      {name}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[toolNo || code, spec].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}

function Amount({ qty, fen, unit }: { readonly qty: number; readonly fen: number; readonly unit: string }): ReactNode {
  return (
    <>
      {`${qty} ${unit}`}
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        <Money fen={fen} />
      </Typography>
    </>
  );
}
