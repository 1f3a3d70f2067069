import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatDateTime } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import { PaperPages } from '../../print/paper-pages.tsx';
import type { CopyName } from '../../print/paper-pages.tsx';
import { paperSpec } from '../../print/papers.ts';
import { pageRules } from '../../print/sheet-html.ts';
import { useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { ReadingSlips } from './reading-slips.tsx';
import { PreviewZoom } from './preview-zoom.tsx';
import { usePrintChoice } from './print-choice.ts';
import { PrintPanel } from './print-panel.tsx';
import { usePrinting } from './use-printing.ts';
import { useSlipForms } from './use-slip-forms.ts';

/** `/print/slips?ids=1,2,3`: the slips exactly as they come out of the printer; `auto=1` prints at once and goes back. */
export function PrintSlipsPage(): ReactNode {
  const { t } = useTranslation('print');
  const [address] = useSearchParams();
  const ids = useMemo(() => readIds(address.get('ids')), [address]);
  if (ids.length === 0) {
    return (
      <>
        <PageHeader title={t('page.title')} backTo="/work-orders" />
        <EmptyState
          title={t('page.none')}
          hint={t('page.noneHint')}
          action={
            <Button variant="contained" component={Link} to="/work-orders">
              {t('page.toSlips')}
            </Button>
          }
        />
      </>
    );
  }
  return <SlipPreview key={ids.join()} ids={ids} address={address} />;
}

function SlipPreview({ ids, address }: { readonly ids: readonly number[]; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('print');
  const { shop } = useSession();
  const zone = shop.zone;
  const goBack = useGoBack('/work-orders');
  const [choice, change] = usePrintChoice('slip', address);
  const { paper, isLandscape, offsetX, offsetY } = choice;
  const spec = useMemo(() => paperSpec(paper, isLandscape), [paper, isLandscape]);
  const offset = useMemo(() => ({ x: offsetX, y: offsetY }), [offsetX, offsetY]);
  const { slips, forms, texts, read, error, refetch, mark } = useSlipForms(ids, spec.layout);
  const [shownAt, setShownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const [heights, setHeights] = useState<readonly number[]>([]);
  const paperArea = useRef<HTMLDivElement>(null);
  const onReady = useCallback((count: number) => {
    setPageCount(count);
    if (count > 0) setHeights(rollHeights(paperArea.current));
  }, []);
  const rules = pageRules(spec, heights);
  const record = useCommand(useTRPC().workOrders.recordPrint.mutationOptions());
  const printing = usePrinting({
    note: async (print) => {
      const marks = await record.run({ ids: [...ids], ...print });
      if (!marks) return false;
      flushSync(() => {
        mark(marks);
        setShownAt(Date.now());
      });
      return true;
    },
    doneText: t('page.printed', { slips: ids.length }),
    choice,
    spec,
    rules,
    isReady: pageCount > 0,
    isAuto: address.get('auto') === '1',
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: slips?.length === 1 ? (slips[0]?.no ?? '') : `${slips?.[0]?.no ?? ''}…`,
    onAutoDone: goBack,
  });
  useShortcut('Escape', goBack, { label: 'common:shortcut.close' });
  useShortcut('Ctrl+P', () => void printing.print(), { label: 'common:action.print' });

  const copies: readonly CopyName[] = choice.isCarbon
    ? [{ key: 'carbon', label: texts?.print.carbonFoot ?? '' }]
    : choice.copies.map((key) => ({ key, label: texts?.print.copy[key] ?? '' }));
  const foot = useMemo(
    () => ({
      printedAt: (texts?.print.foot.printedAt ?? '').replace('{{time}}', formatDateTime(shownAt, zone)),
      pages: texts?.print.foot.pages ?? '',
    }),
    [texts, shownAt, zone],
  );

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={t('page.title')}
        backTo="/work-orders"
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? t('page.count', { slips: ids.length, pages: pageCount }) : t('page.laying')}
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
        <PrintPanel
          choice={choice}
          change={change}
          reprints={slips?.filter(({ printCount }) => printCount > 0).length ?? 0}
          printing={printing}
          isReady={pageCount > 0}
        />
        <PreviewZoom widthMm={spec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('page.preview')}>
          {error ? <ErrorState error={error} onRetry={refetch} /> : null}
          {!forms && !error && <ReadingSlips read={read} total={ids.length} onCancel={goBack} />}
          {forms && copies.length > 0 && (
            <PaperPages
              forms={forms}
              spec={spec}
              copies={copies}
              foot={foot}
              offsetMm={offset}
              onReady={onReady}
              language={shop.language}
            />
          )}
        </PreviewZoom>
      </Box>
    </Box>
  );
}

/** The heights in mm of forms on a roll, in their order; a form that is printed in several copies has one height. */
function rollHeights(area: Element | null): readonly number[] {
  const byName = new Map<string, number>();
  for (const sheet of area?.querySelectorAll<HTMLElement>('.sheet') ?? []) {
    byName.set(sheet.style.page || String(byName.size), Math.round((Number.parseFloat(sheet.style.height) + 0.2) * 10) / 10);
  }
  return [...byName.values()];
}

function readIds(text: string | null): readonly number[] {
  const ids = (text ?? '').split(',').map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, 200);
}
