import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCan } from '../../session.tsx';
import { useLookup } from './resolve-scan.ts';
import { WaitingTable } from './waiting-table.tsx';

/** The storekeeper's queue; scanning a slip here opens its issue. */
export function WaitingPage(): ReactNode {
  const { t } = useTranslation('parts');
  const navigate = useNavigate();
  const lookup = useLookup();
  const [isReadyOnly, setReadyOnly] = useState(false);
  const open = async (code: string) => {
    const slip = await lookup.slip(code).catch(() => undefined);
    if (slip) await navigate(`/parts/issue/${slip.id}`);
    else showToast(t('scan.slipUnknown', { no: code }), { severity: 'warning' });
  };
  useScanner((code) => void open(code), useCan()('stock.issue'));
  return (
    <StockArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('waiting.title')}
          subtitle={t('waiting.hint')}
          actions={
            <FormControlLabel
              label={t('waiting.onlyReady')}
              control={<Switch checked={isReadyOnly} onChange={(_, checked) => setReadyOnly(checked)} />}
            />
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            <WaitingTable isReadyOnly={isReadyOnly} />
          </TablePaper>
        </Box>
      </Box>
    </StockArea>
  );
}
