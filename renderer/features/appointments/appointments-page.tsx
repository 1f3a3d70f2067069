import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { ToReconfirm } from '../../components/to-reconfirm.tsx';
import { useCan } from '../../session.tsx';

/** Visits that the front desk calls about before somebody goes (B-09). */
export function AppointmentsPage(): ReactNode {
  const { t } = useTranslation(['appointments', 'paperForms']);
  const mayPrint = useCan()('print.documents');
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={t('appointments:toReconfirm.label')}
        backTo="/"
        actions={
          mayPrint && (
            <Button variant="outlined" startIcon={<Print fontSize="small" />} component={Link} to="/print/appointments">
              {t('paperForms:print.register')}
            </Button>
          )
        }
      />
      <ToReconfirm />
    </Box>
  );
}
