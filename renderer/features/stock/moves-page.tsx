import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MovesTable } from '../../components/moves-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';

/** The whole ledger 出入库. */
export function MovesPage(): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <StockArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('moves.title')} />
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            <MovesTable limit={50} />
          </TablePaper>
        </Box>
      </Box>
    </StockArea>
  );
}
