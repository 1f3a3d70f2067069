import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { filterOfAddress } from '../../../shared/call-filters.ts';
import type { CallFilter } from '../../../shared/calls.ts';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import { dayOf, formatDateTime } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { desktopBridge } from '../../bridge.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import { registerForm, registerSpec } from '../../print/call-register.tsx';
import { PaperPages } from '../../print/paper-pages.tsx';
import { pageRules } from '../../print/sheet-html.ts';
import { useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { PreviewZoom } from './preview-zoom.tsx';
import { usePrintChoice } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import { usePrinting } from './use-printing.ts';
import type { Printing } from './use-printing.ts';

const rules = pageRules(registerSpec, []);
const copies = [{ key: 'only', label: '' }];
const backTo = '/calls';

/** `/print/calls?from=2026-11-01&to=2026-11-30`: the register of calls and letters exactly as it comes out of the printer. */
export function PrintRegisterPage(): ReactNode {
  const [address] = useSearchParams();
  const { shop } = useSession();
  const [today] = useState(() => dayOf(Date.now(), shop.zone));
  return <Preview key={address.toString()} filter={filterOfAddress((name) => address.get(name), today)} address={address} />;
}

function Preview({ filter, address }: { readonly filter: CallFilter; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('calls');
  const trpc = useTRPC();
  const { shop } = useSession();
  const goBack = useGoBack(backTo);
  const [remembered, change] = usePrintChoice('register', address);
  const choice: PrintChoice = { ...remembered, paper: 'A4', isLandscape: true, copies: ['file'], isCarbon: false };
  const { offsetX, offsetY } = choice;
  const offset = useMemo(() => ({ x: offsetX, y: offsetY }), [offsetX, offsetY]);
  const register = useQuery(trpc.calls.printData.queryOptions(filter, { staleTime: 0, gcTime: 0 }));
  const texts = useQuery({
    queryKey: ['paper texts', shop.language],
    queryFn: () => loadCatalogue(shop.language),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const { data, error } = register;
  const forms = useMemo(() => (data && texts && data.lines.length > 0 ? [registerForm(data, texts)] : undefined), [data, texts]);
  const [shownAt, setShownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const paperArea = useRef<HTMLDivElement>(null);
  const record = useCommand(trpc.calls.recordPrint.mutationOptions());
  const printing = usePrinting({
    note: async () => {
      if (!(await record.run(filter))) return false;
      flushSync(() => setShownAt(Date.now()));
      return true;
    },
    doneText: t('printPage.printed'),
    choice,
    spec: registerSpec,
    rules,
    isReady: pageCount > 0,
    isAuto: false,
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: `${texts?.calls.paper.title ?? ''} ${filter.from} ${filter.to}`,
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
  if (data?.lines.length === 0) return <NothingToPrint />;
  const { from, to } = filter;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={t('printPage.title')}
        backTo={backTo}
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? t('printPage.count', { from, to, pages: pageCount }) : null}
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
        <Panel choice={choice} change={change} printing={printing} isReady={pageCount > 0} />
        <PreviewZoom widthMm={registerSpec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('printPage.title')}>
          {error ? <ErrorState error={error} onRetry={register.refetch} /> : null}
          {forms && (
            <PaperPages
              forms={forms}
              spec={registerSpec}
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
}

function Panel({ choice, change, printing, isReady }: PanelProps): ReactNode {
  const { t } = useTranslation(['calls', 'print']);
  return (
    <Box
      component="aside"
      sx={{ overflow: 'auto', p: 2, borderRight: 1, borderColor: 'divider', display: 'grid', gap: 2, alignContent: 'start' }}
    >
      <Button variant="contained" autoFocus loading={printing.isBusy} disabled={!isReady} onClick={() => void printing.print()}>
        {t('print:page.print')}
        <KeyHint combo="Ctrl+P" />
      </Button>
      {desktopBridge() && (
        <Button variant="outlined" disabled={!isReady || printing.isBusy} onClick={() => void printing.savePdf()}>
          {t('print:page.pdf')}
        </Button>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('calls:printPage.paper')}
      </Typography>
      <PrinterFields choice={choice} change={change} />
    </Box>
  );
}

function NothingToPrint(): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <>
      <PageHeader title={t('printPage.title')} backTo={backTo} />
      <EmptyState
        title={t('printPage.none')}
        hint={t('printPage.noneHint')}
        action={
          <Button variant="contained" component={Link} to={backTo}>
            {t('printPage.toList')}
          </Button>
        }
      />
    </>
  );
}
