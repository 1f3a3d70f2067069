import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';
import { ToReconfirm } from '../../components/to-reconfirm.tsx';

/** Visits that the front desk calls about before somebody goes (B-09). */
export function AppointmentsPage(): ReactNode {
  const { t } = useTranslation('appointments');
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('toReconfirm.label')} backTo="/" />
      <ToReconfirm />
    </Box>
  );
}
