import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { MovesTable } from '../../components/moves-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';

/** The whole ledger 出入库; with `?document=3` the lines of one paper. */
export function MovesPage(): ReactNode {
  const { t } = useTranslation('parts');
  const [params, setParams] = useSearchParams();
  const documentId = Number(params.get('document')) || undefined;
  return (
    <StockArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('moves.title')}
          actions={documentId !== undefined && <PaperChip id={documentId} onDelete={() => setParams({}, { replace: true })} />}
        />
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            <MovesTable documentId={documentId} limit={50} />
          </TablePaper>
        </Box>
      </Box>
    </StockArea>
  );
}

function PaperChip({ id, onDelete }: { readonly id: number; readonly onDelete: () => void }): ReactNode {
  const { t } = useTranslation('issuing');
  const paper = useQuery(useTRPC().stock.document.queryOptions({ id }));
  if (!paper.data) return null;
  const { kind, no } = paper.data;
  return <Chip label={`${t(`documentKind.${kind}`)} ${no}`} onDelete={onDelete} />;
}
