import Tune from '@mui/icons-material/TuneOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forms } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import { canTurn } from '../../../shared/papers.ts';
import type { Paper } from '../../../shared/papers.ts';
import { desktopBridge } from '../../bridge.ts';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCan } from '../../session.tsx';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import type { PrinterSetup } from './printer-setup.ts';
import type { Printing } from './use-printing.ts';

interface PrintPanelProps {
  readonly form: FormCode;
  readonly choice: PrintChoice;
  readonly change: (change: Partial<PrintChoice>) => void;
  readonly setup: PrinterSetup;
  readonly changeSetup: (change: Partial<PrinterSetup>) => void;
  /** Said when this will be a reprint, whose reason is asked for. */
  readonly reprint: string | false;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly needsReason: boolean;
  readonly printing: Printing;
  readonly isReady: boolean;
  readonly goBack: () => void;
  readonly fields: ReactNode;
  /** Opens the layout editor; not given: this form has nothing to lay out. */
  readonly editLayout: (() => void) | undefined;
}

/** Paper, copies and printer, remembered on this seat; and the button. */
export function PrintPanel({
  form,
  choice,
  change,
  setup,
  changeSetup,
  reprint,
  needsReason,
  printing,
  isReady,
  ...props
}: PrintPanelProps): ReactNode {
  const { t } = useTranslation('print');
  const { papers, layers, isSecret } = forms[form];
  const canPrint = isReady && hasCopies(form, choice);
  const mayLayOut = useCan()('settings.manage');
  const reason = useRef<HTMLInputElement>(null);
  useShortcut('Escape', props.goBack, { label: 'common:shortcut.close' });
  useShortcut('Ctrl+P', () => void printing.print(), { label: 'common:action.print' });
  useEffect(() => {
    if (printing.isReasonMissing) reason.current?.focus();
  }, [printing.isReasonMissing]);
  return (
    <Box component="aside" sx={panelStyle}>
      <Button variant="contained" autoFocus loading={printing.isBusy} disabled={!canPrint} onClick={() => void printing.print()}>
        {t('page.print')}
        <KeyHint combo="Ctrl+P" />
      </Button>
      {desktopBridge() && !isSecret && (
        <Button variant="outlined" disabled={!canPrint || printing.isBusy} onClick={() => void printing.savePdf()}>
          {t('page.pdf')}
        </Button>
      )}
      {reprint && (
        <>
          <Alert severity="info" variant="outlined">
            {reprint}
          </Alert>
          <TextField
            inputRef={reason}
            label={t('page.reason')}
            required={needsReason}
            error={printing.isReasonMissing}
            helperText={printing.isReasonMissing ? t('page.reasonMissing') : t('page.reasonHint')}
            value={props.reason}
            onChange={(event) => props.setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </>
      )}
      {props.fields}
      <Box sx={{ display: 'grid' }}>
        <TextField select label={t('page.paper')} value={choice.paper} onChange={(event) => change({ paper: event.target.value as Paper })}>
          {papers.map((paper) => (
            <MenuItem key={paper} value={paper}>
              {t(`paper.${paper}`)}
            </MenuItem>
          ))}
        </TextField>
        {canTurn(choice.paper) && (
          <FormControlLabel
            control={<Checkbox sx={{ py: 0.25 }} checked={choice.isLandscape} onChange={(_, isLandscape) => change({ isLandscape })} />}
            label={t('page.turned')}
          />
        )}
        {!papers.includes('60x40') && !isSecret && (
          <FormControlLabel
            control={<Checkbox sx={{ py: 0.25 }} checked={choice.isOverlay} onChange={(_, isOverlay) => change({ isOverlay })} />}
            label={t('page.overlay')}
          />
        )}
      </Box>
      {layers.length > 0 && <Copies form={form} choice={choice} change={change} />}
      <PrinterFields
        printer={choice.printer}
        choose={(printer) => change({ printer })}
        setup={setup}
        change={changeSetup}
        testPage={
          form === 'testPage'
            ? undefined
            : `/print/test-page?paper=${choice.paper}${choice.isLandscape ? '&landscape=1' : ''}&printer=${encodeURIComponent(choice.printer)}`
        }
      />
      {mayLayOut && props.editLayout && (
        <Button variant="text" startIcon={<Tune />} onClick={props.editLayout} sx={{ justifySelf: 'start' }}>
          {t('page.editLayout')}
        </Button>
      )}
    </Box>
  );
}

/** A form with layers needs one of them; one without is printed as it is. */
export function hasCopies(form: FormCode, { isCarbon, copies }: PrintChoice): boolean {
  return isCarbon || copies.length > 0 || forms[form].layers.length === 0;
}

function Copies({ form, choice, change }: Pick<PrintPanelProps, 'form' | 'choice' | 'change'>): ReactNode {
  const { t } = useTranslation('print');
  const { layers } = forms[form];
  const isMissing = !hasCopies(form, choice);
  return (
    <FormControl error={isMissing}>
      <FormLabel id="print-copies">{t('page.copies')}</FormLabel>
      <Box role="group" aria-labelledby="print-copies" sx={{ display: 'grid' }}>
        {layers.map((key) => (
          <FormControlLabel
            key={key}
            label={t(`copy.${key}`)}
            control={
              <Checkbox
                sx={{ py: 0.25 }}
                checked={choice.copies.includes(key)}
                disabled={choice.isCarbon}
                onChange={(_, checked) => change({ copies: layers.filter((one) => (one === key ? checked : choice.copies.includes(one))) })}
              />
            }
          />
        ))}
        {layers.length > 1 && (
          <FormControlLabel
            label={t('page.carbon')}
            control={<Checkbox sx={{ py: 0.25 }} checked={choice.isCarbon} onChange={(_, isCarbon) => change({ isCarbon })} />}
          />
        )}
      </Box>
      {isMissing && <FormHelperText>{t('page.noCopies')}</FormHelperText>}
    </FormControl>
  );
}

const panelStyle = {
  overflow: 'auto',
  p: 2,
  borderRight: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  display: 'grid',
  gap: 2,
  alignContent: 'start',
} as const;
