import Straighten from '@mui/icons-material/StraightenOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { desktopBridge } from '../../bridge.ts';
import { halves } from './printer-setup.ts';
import type { PrinterSetup } from './printer-setup.ts';

interface PrinterFieldsProps {
  readonly printer: string;
  readonly choose: (printer: string) => void;
  readonly setup: PrinterSetup;
  readonly change: (change: Partial<PrinterSetup>) => void;
  /** Where the test page of this paper is; not given: it is what is shown. */
  readonly testPage: string | undefined;
}

/** Which printer, and how far it draws the paper in crooked. */
export function PrinterFields(props: PrinterFieldsProps): ReactNode {
  const { setup, change, testPage } = props;
  const { t } = useTranslation('print');
  const paper = useTranslation('paperForms').t;
  return (
    <>
      <PrinterChoice {...props} />
      <Box role="group" aria-label={t('page.offset')} sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <OffsetField label={t('page.offsetX')} value={setup.offsetX} onChange={(offsetX) => change({ offsetX })} />
        <OffsetField label={t('page.offsetY')} value={setup.offsetY} onChange={(offsetY) => change({ offsetY })} />
        <FormHelperText sx={{ gridColumn: '1 / -1' }}>{t('page.offset')}</FormHelperText>
        {testPage !== undefined && (
          <Button component={Link} to={testPage} startIcon={<Straighten />} sx={{ gridColumn: '1 / -1', justifySelf: 'start' }}>
            {paper('print.testPage')}
          </Button>
        )}
      </Box>
    </>
  );
}

function PrinterChoice({ printer, choose, setup, change }: Omit<PrinterFieldsProps, 'testPage'>): ReactNode {
  const { t } = useTranslation('print');
  const bridge = desktopBridge();
  const printers =
    useQuery({ queryKey: ['printers'], queryFn: () => bridge?.listPrinters() ?? [], enabled: bridge !== undefined }).data ?? [];
  if (!bridge) return null;
  return (
    <Box sx={{ display: 'grid' }}>
      <TextField
        select
        label={t('page.printer')}
        value={printers.some(({ name }) => name === printer) ? printer : ''}
        onChange={(event) => choose(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('page.systemDialog')}</MenuItem>
        {printers.map((one) => (
          <MenuItem key={one.name} value={one.name}>
            {one.displayName}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        label={t('page.driverPaper')}
        control={<Checkbox checked={setup.usesDriverPaper} onChange={(_, usesDriverPaper) => change({ usesDriverPaper })} />}
      />
    </Box>
  );
}

interface OffsetFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (mm: number) => void;
}

function OffsetField({ label, value, onChange }: OffsetFieldProps): ReactNode {
  return (
    <TextField
      type="number"
      label={label}
      value={value}
      onChange={(event) => onChange(halves(event.target.value))}
      slotProps={{ htmlInput: { step: 0.5, min: -10, max: 10 } }}
    />
  );
}
