import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopBridge } from '../../bridge.ts';
import type { PrintChoice } from './print-choice.ts';

interface PrinterFieldsProps {
  readonly choice: PrintChoice;
  readonly change: (change: Partial<PrintChoice>) => void;
}

/** Which printer, and how far it draws the paper in crooked. */
export function PrinterFields({ choice, change }: PrinterFieldsProps): ReactNode {
  const { t } = useTranslation('print');
  return (
    <>
      <PrinterChoice choice={choice} change={change} />
      <Box role="group" aria-label={t('page.offset')} sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <OffsetField label={t('page.offsetX')} value={choice.offsetX} onChange={(offsetX) => change({ offsetX })} />
        <OffsetField label={t('page.offsetY')} value={choice.offsetY} onChange={(offsetY) => change({ offsetY })} />
        <FormHelperText sx={{ gridColumn: '1 / -1' }}>{t('page.offset')}</FormHelperText>
      </Box>
    </>
  );
}

function PrinterChoice({ choice, change }: PrinterFieldsProps): ReactNode {
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
        value={printers.some(({ name }) => name === choice.printer) ? choice.printer : ''}
        onChange={(event) => change({ printer: event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('page.systemDialog')}</MenuItem>
        {printers.map((printer) => (
          <MenuItem key={printer.name} value={printer.name}>
            {printer.displayName}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        label={t('page.driverPaper')}
        control={<Checkbox checked={choice.usesDriverPaper} onChange={(_, usesDriverPaper) => change({ usesDriverPaper })} />}
      />
    </Box>
  );
}

function OffsetField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (mm: number) => void;
}): ReactNode {
  return (
    <TextField
      type="number"
      label={label}
      value={value}
      onChange={(event) => onChange(Math.max(-10, Math.min(10, Math.round(Number(event.target.value) * 2) / 2 || 0)))}
      slotProps={{ htmlInput: { step: 0.5, min: -10, max: 10 } }}
    />
  );
}
