import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dayOf, formatDateTime, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { desktopBridge } from '../../bridge.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import { logSpec } from '../../print/dispatch-log.tsx';
import { PaperPages } from '../../print/paper-pages.tsx';
import { pageRules } from '../../print/sheet-html.ts';
import { useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { PreviewZoom } from './preview-zoom.tsx';
import { usePrintChoice } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import { useLogForm } from './use-log-form.ts';
import { usePrinting } from './use-printing.ts';
import type { Printing } from './use-printing.ts';

const rules = pageRules(logSpec, []);
/** F-02 is one copy without a name. */
const copies = [{ key: 'only', label: '' }];

/** `/print/log?day=2026-11-21`: the daily dispatch log of that day (F-02) exactly as it comes out of the printer. */
export function PrintLogPage(): ReactNode {
  const [address] = useSearchParams();
  const { shop } = useSession();
  const wanted = address.get('day') ?? '';
  const day = isDay(wanted) ? wanted : dayOf(Date.now(), shop.zone);
  return <LogPreview key={day} day={day} address={address} />;
}

function LogPreview({ day, address }: { readonly day: string; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('print');
  const { shop } = useSession();
  const backTo = `/dispatch?tab=log&day=${day}`;
  const goBack = useGoBack(backTo);
  const [remembered, change] = usePrintChoice('log', address);
  const choice: PrintChoice = { ...remembered, paper: 'A4', isLandscape: true, copies: ['file'], isCarbon: false };
  const { offsetX, offsetY } = choice;
  const offset = useMemo(() => ({ x: offsetX, y: offsetY }), [offsetX, offsetY]);
  const { log, forms, texts, error, refetch, mark } = useLogForm(day);
  const [shownAt, setShownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const paperArea = useRef<HTMLDivElement>(null);
  const record = useCommand(useTRPC().workOrders.recordLogPrint.mutationOptions());
  const printing = usePrinting({
    note: async (print) => {
      const noted = await record.run({ day, ...print });
      if (!noted) return false;
      flushSync(() => {
        mark(noted.nth);
        setShownAt(Date.now());
      });
      return true;
    },
    doneText: t('logPage.printed'),
    choice,
    spec: logSpec,
    rules,
    isReady: pageCount > 0,
    isAuto: false,
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: `${texts?.print.log.title ?? ''} ${day}`,
    onAutoDone: goBack,
  });
  useShortcut('Escape', goBack, { label: 'common:shortcut.close' });
  useShortcut('Ctrl+P', () => void printing.print(), { label: 'common:action.print' });
  const foot = useMemo(
    () => ({
      printedAt: (texts?.print.foot.printedAt ?? '').replace('{{time}}', formatDateTime(shownAt, shop.zone)),
      pages: texts?.print.foot.pages ?? '',
    }),
    [texts, shownAt, shop.zone],
  );
  if (log?.lines.length === 0) return <NothingToPrint backTo={backTo} />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={t('logPage.title')}
        backTo={backTo}
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? t('logPage.count', { day, pages: pageCount }) : t('page.laying')}
          </Box>
        }
      />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '264px minmax(0, 1fr)' },
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Panel choice={choice} change={change} printing={printing} isReady={pageCount > 0} isReprint={(log?.printCount ?? 0) > 0} />
        <PreviewZoom widthMm={logSpec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('page.preview')}>
          {error ? <ErrorState error={error} onRetry={refetch} /> : null}
          {!forms && !error && <Typography sx={{ p: 3, color: 'text.secondary' }}>{t('page.laying')}</Typography>}
          {forms && (
            <PaperPages
              forms={forms}
              spec={logSpec}
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
  readonly isReprint: boolean;
}

function Panel({ choice, change, printing, isReady, isReprint }: PanelProps): ReactNode {
  const { t } = useTranslation('print');
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
      <Button variant="contained" autoFocus loading={printing.isBusy} disabled={!isReady} onClick={() => void printing.print()}>
        {t('page.print')}
        <KeyHint combo="Ctrl+P" />
      </Button>
      {desktopBridge() && (
        <Button variant="outlined" disabled={!isReady || printing.isBusy} onClick={() => void printing.savePdf()}>
          {t('page.pdf')}
        </Button>
      )}
      {isReprint && (
        <>
          <Alert severity="info" variant="outlined">
            {t('logPage.willBeReprint')}
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
        {t('logPage.paper')}
      </Typography>
      <PrinterFields choice={choice} change={change} />
    </Box>
  );
}

function NothingToPrint({ backTo }: { readonly backTo: string }): ReactNode {
  const { t } = useTranslation('print');
  return (
    <>
      <PageHeader title={t('logPage.title')} backTo={backTo} />
      <EmptyState
        title={t('logPage.none')}
        hint={t('logPage.noneHint')}
        action={
          <Button variant="contained" component={Link} to={backTo}>
            {t('logPage.toLog')}
          </Button>
        }
      />
    </>
  );
}
