import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatDateTime } from '../../../shared/time.ts';
import { desktopBridge } from '../../bridge.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import { PaperPages } from '../../print/paper-pages.tsx';
import { noticeSpec } from '../../print/privacy-notice.tsx';
import { pageRules } from '../../print/sheet-html.ts';
import { useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { PreviewZoom } from './preview-zoom.tsx';
import { usePrintChoice } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrinterFields } from './printer-fields.tsx';
import { useNoticeForm } from './use-notice-form.ts';
import { usePrinting } from './use-printing.ts';

const rules = pageRules(noticeSpec, []);
/** F-35 is one copy without a name; the signed one goes into the file. */
const copies = [{ key: 'only', label: '' }];

/** `/print/notice?customer=12`: the privacy notice and consent form (F-35) of that customer, or a blank one without. */
export function PrintNoticePage(): ReactNode {
  const [address] = useSearchParams();
  const wanted = Number(address.get('customer'));
  const customerId = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : null;
  return <NoticePreview key={customerId} customerId={customerId} address={address} />;
}

function NoticePreview({ customerId, address }: { readonly customerId: number | null; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation(['privacy', 'print']);
  const { shop } = useSession();
  const backTo = customerId === null ? '/settings/privacyPolicy' : `/customers/${customerId}`;
  const goBack = useGoBack(backTo);
  const [remembered, change] = usePrintChoice('notice', address);
  const choice: PrintChoice = { ...remembered, paper: 'A4', isLandscape: false, copies: ['file'], isCarbon: false };
  const { offsetX, offsetY } = choice;
  const offset = useMemo(() => ({ x: offsetX, y: offsetY }), [offsetX, offsetY]);
  const { notice, forms, texts, error, refetch } = useNoticeForm(customerId);
  const [shownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const paperArea = useRef<HTMLDivElement>(null);
  const printing = usePrinting({
    // a form to be filled in: it may be printed as often as somebody wants to read it
    note: async () => true,
    doneText: t('privacy:print.printed'),
    choice,
    spec: noticeSpec,
    rules,
    isReady: pageCount > 0,
    isAuto: false,
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: texts?.privacy.print.title ?? '',
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
  if (notice && !notice.policy) return <NoPolicy backTo={backTo} />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={t('privacy:print.page')}
        backTo={backTo}
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? t('privacy:print.pages', { pages: pageCount }) : t('print:page.laying')}
          </Box>
        }
      />
      <Box sx={bodyStyle}>
        <Box component="aside" sx={panelStyle}>
          <Button variant="contained" autoFocus loading={printing.isBusy} disabled={pageCount === 0} onClick={() => void printing.print()}>
            {t('print:page.print')}
            <KeyHint combo="Ctrl+P" />
          </Button>
          {desktopBridge() && (
            <Button variant="outlined" disabled={pageCount === 0 || printing.isBusy} onClick={() => void printing.savePdf()}>
              {t('print:page.pdf')}
            </Button>
          )}
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('privacy:print.paper')}
          </Typography>
          <PrinterFields choice={choice} change={change} />
        </Box>
        <PreviewZoom widthMm={noticeSpec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('print:page.preview')}>
          {error ? <ErrorState error={error} onRetry={refetch} /> : null}
          {!forms && !error && <Typography sx={{ p: 3, color: 'text.secondary' }}>{t('print:page.laying')}</Typography>}
          {forms && (
            <PaperPages
              forms={forms}
              spec={noticeSpec}
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

function NoPolicy({ backTo }: { readonly backTo: string }): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <>
      <PageHeader title={t('print.page')} backTo={backTo} />
      <EmptyState
        title={t('print.noPolicy')}
        hint={t('print.noPolicyHint')}
        action={
          <Button variant="contained" component={Link} to="/settings/privacyPolicy">
            {t('section.policy')}
          </Button>
        }
      />
    </>
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
