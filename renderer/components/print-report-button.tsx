import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { StockReportForm } from '../../shared/stock-reports.ts';
import { useCan } from '../session.tsx';

interface PrintReportButtonProps {
  /** What its print preview is asked for. */
  readonly asked: Readonly<Record<string, string>> & { readonly form: StockReportForm };
  readonly disabled?: boolean;
}

/** The way to the print preview of a report, for whoever prints. */
export function PrintReportButton({ asked, disabled = false }: PrintReportButtonProps): ReactNode {
  const { t } = useTranslation('stockReports');
  const navigate = useNavigate();
  const mayPrint = useCan()('print.documents');
  return (
    mayPrint && (
      <Button
        variant="outlined"
        startIcon={<Print fontSize="small" />}
        disabled={disabled}
        onClick={() => void navigate(`/print/stock-report?${new URLSearchParams(asked).toString()}`)}
      >
        {t('print')}
      </Button>
    )
  );
}
