import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../shared/time.ts';
import { desktopBridge } from '../../bridge.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import type { PaperForm } from '../../print/paper-form.ts';
import { PaperPages } from '../../print/paper-pages.tsx';
import type { CopyName } from '../../print/paper-pages.tsx';
import type { PaperSpec } from '../../print/papers.ts';
import { pageRules } from '../../print/sheet-html.ts';
import { useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { PreviewZoom } from './preview-zoom.tsx';
import { copyKeys, usePrintChoice } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import { usePaperTexts } from './use-paper-texts.ts';
import { usePrinting } from './use-printing.ts';
import type { PrintNote, Printing } from './use-printing.ts';

export interface OneFormPreviewProps {
  /** Names what this seat remembers of the printer. */
  readonly form: string;
  readonly address: URLSearchParams;
  readonly title: string;
  /** Name of the file. */
  readonly documentTitle: string;
  readonly backTo: string;
  /** A sheet of A4, upright or across. */
  readonly spec: PaperSpec;
  /** Undefined while the data is on its way. */
  readonly forms: readonly PaperForm[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  /** Notes the print and says which it is where prints are counted; undefined where the host refused. */
  readonly note: (print: PrintNote) => Promise<{ readonly nth?: number } | undefined>;
  /** Shows which print this is, once the host has said so. */
  readonly mark?: (nth: number) => void;
  readonly words: PreviewWords;
  /** Names of the copies, at most three; one without a name when not given. Keep the same list while they are the same. */
  readonly copies?: readonly CopyName[];
}

export interface PreviewWords {
  readonly counted: (pages: number) => string;
  readonly printed: string;
  readonly paper: string;
  /** Said when this will be a reprint, whose reason is asked for. */
  readonly reprint?: string | false;
}

/** One copy without a name. */
const oneCopy: readonly CopyName[] = [{ key: 'only', label: '' }];

/** A document on A4 exactly as it comes out of the printer: preview, print with its count, PDF. */
export function OneFormPreview(props: OneFormPreviewProps): ReactNode {
  const { title, documentTitle, backTo, spec, forms, note, mark, words, copies = oneCopy } = props;
  const { t } = useTranslation('print');
  const { shop } = useSession();
  const goBack = useGoBack(backTo);
  const [remembered, change] = usePrintChoice(props.form, props.address);
  const choice: PrintChoice = {
    ...remembered,
    paper: 'A4',
    isLandscape: spec.widthMm > (spec.heightMm ?? 0),
    copies: copyKeys.slice(0, copies.length),
    isCarbon: false,
  };
  const { offsetX, offsetY } = choice;
  const offset = useMemo(() => ({ x: offsetX, y: offsetY }), [offsetX, offsetY]);
  const rules = useMemo(() => pageRules(spec, []), [spec]);
  const texts = usePaperTexts()?.print;
  const [shownAt, setShownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const paperArea = useRef<HTMLDivElement>(null);
  const printing = usePrinting({
    note: async (print) => {
      const noted = await note(print);
      if (!noted) return false;
      flushSync(() => {
        if (noted.nth !== undefined) mark?.(noted.nth);
        setShownAt(Date.now());
      });
      return true;
    },
    doneText: words.printed,
    choice,
    spec,
    rules,
    isReady: pageCount > 0,
    isAuto: false,
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: documentTitle,
    onAutoDone: goBack,
  });
  useShortcut('Escape', goBack, { label: 'common:shortcut.close' });
  useShortcut('Ctrl+P', () => void printing.print(), { label: 'common:action.print' });
  const foot = useMemo(
    () => ({
      printedAt: (texts?.foot.printedAt ?? '').replace('{{time}}', formatDateTime(shownAt, shop.zone)),
      pages: texts?.foot.pages ?? '',
    }),
    [texts, shownAt, shop.zone],
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={title}
        backTo={backTo}
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? words.counted(pageCount) : t('page.laying')}
          </Box>
        }
      />
      <Box sx={bodyStyle}>
        <Panel choice={choice} change={change} printing={printing} isReady={pageCount > 0} words={words} />
        <PreviewZoom widthMm={spec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('page.preview')}>
          {props.error ? <ErrorState error={props.error} onRetry={props.refetch} /> : null}
          {!forms && !props.error && <Typography sx={{ p: 3, color: 'text.secondary' }}>{t('page.laying')}</Typography>}
          {forms && (
            <PaperPages
              forms={forms}
              spec={spec}
              copies={copies}
              foot={foot}
              offsetMm={offset}
              onReady={setPageCount}
              language={shop.language}
            />
          )}
        </PreviewZoom>
      </Box>
    </Box>
  );
}

interface PanelProps {
  readonly choice: PrintChoice;
  readonly change: (change: Partial<PrintChoice>) => void;
  readonly printing: Printing;
  readonly isReady: boolean;
  readonly words: PreviewWords;
}

function Panel({ choice, change, printing, isReady, words }: PanelProps): ReactNode {
  const { t } = useTranslation('print');
  return (
    <Box component="aside" sx={panelStyle}>
      <Button variant="contained" autoFocus loading={printing.isBusy} disabled={!isReady} onClick={() => void printing.print()}>
        {t('page.print')}
        <KeyHint combo="Ctrl+P" />
      </Button>
      {desktopBridge() && (
        <Button variant="outlined" disabled={!isReady || printing.isBusy} onClick={() => void printing.savePdf()}>
          {t('page.pdf')}
        </Button>
      )}
      {words.reprint && (
        <>
          <Alert severity="info" variant="outlined">
            {words.reprint}
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
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {words.paper}
      </Typography>
      <PrinterFields choice={choice} change={change} />
    </Box>
  );
}

const bodyStyle = {
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '264px minmax(0, 1fr)' },
  borderTop: 1,
  borderColor: 'divider',
} as const;

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
