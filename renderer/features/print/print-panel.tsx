import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { papers } from '../../../shared/work-orders.ts';
import { desktopBridge } from '../../bridge.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { canTurn } from '../../print/papers.ts';
import { copyKeys } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import type { Printing } from './use-printing.ts';

interface PrintPanelProps {
  readonly choice: PrintChoice;
  readonly change: (change: Partial<PrintChoice>) => void;
  /** How many of the slips were printed before. */
  readonly reprints: number;
  readonly printing: Printing;
  readonly isReady: boolean;
}

/** Paper, copies and printer, remembered on this seat; and the button. */
export function PrintPanel({ choice, change, reprints, printing, isReady }: PrintPanelProps): ReactNode {
  const { t } = useTranslation('print');
  const hasCopies = choice.isCarbon || choice.copies.length > 0;
  return (
    <Box
      component="aside"
      sx={{
        overflow: 'auto',
        p: 2,
        borderRight: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        display: 'grid',
        gap: 2,
        alignContent: 'start',
      }}
    >
      <Button
        variant="contained"
        autoFocus
        loading={printing.isBusy}
        disabled={!isReady || !hasCopies}
        onClick={() => void printing.print()}
      >
        {t('page.print')}
        <KeyHint combo="Ctrl+P" />
      </Button>
      {desktopBridge() && (
        <Button variant="outlined" disabled={!isReady || !hasCopies || printing.isBusy} onClick={() => void printing.savePdf()}>
          {t('page.pdf')}
        </Button>
      )}
      {reprints > 0 && (
        <>
          <Alert severity="info" variant="outlined">
            {t('page.willBeReprint', { count: reprints })}
          </Alert>
          <TextField
            label={t('page.reason')}
            helperText={t('page.reasonHint')}
            value={printing.reason}
            onChange={(event) => printing.setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </>
      )}
      <FormControl>
        <FormLabel id="print-paper">{t('page.paper')}</FormLabel>
        <RadioGroup
          aria-labelledby="print-paper"
          value={choice.paper}
          onChange={(_, value) => {
            const paper = papers.find((one) => one === value);
            if (paper) change({ paper });
          }}
        >
          {papers.map((paper) => (
            <FormControlLabel key={paper} value={paper} control={<Radio sx={{ py: 0.25 }} />} label={t(`paper.${paper}`)} />
          ))}
        </RadioGroup>
        {canTurn(choice.paper) && (
          <FormControlLabel
            control={<Checkbox sx={{ py: 0.25 }} checked={choice.isLandscape} onChange={(_, isLandscape) => change({ isLandscape })} />}
            label={t('page.turned')}
          />
        )}
      </FormControl>
      <FormControl error={!hasCopies}>
        <FormLabel id="print-copies">{t('page.copies')}</FormLabel>
        <Box role="group" aria-labelledby="print-copies" sx={{ display: 'grid' }}>
          {copyKeys.map((key) => (
            <FormControlLabel
              key={key}
              label={t(`copy.${key}`)}
              control={
                <Checkbox
                  sx={{ py: 0.25 }}
                  checked={choice.copies.includes(key)}
                  disabled={choice.isCarbon}
                  onChange={(_, checked) =>
                    change({ copies: copyKeys.filter((one) => (one === key ? checked : choice.copies.includes(one))) })
                  }
                />
              }
            />
          ))}
          <FormControlLabel
            label={t('page.carbon')}
            control={<Checkbox sx={{ py: 0.25 }} checked={choice.isCarbon} onChange={(_, isCarbon) => change({ isCarbon })} />}
          />
        </Box>
        {!hasCopies && <FormHelperText>{t('page.noCopies')}</FormHelperText>}
      </FormControl>
      <PrinterFields choice={choice} change={change} />
    </Box>
  );
}
