import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { layoutFor } from '../../../shared/form-layouts.ts';
import type { FormLayout, FormSetup } from '../../../shared/form-layouts.ts';
import { forms as formKinds } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { paperSpec } from '../../../shared/papers.ts';
import type { PaperSpec } from '../../../shared/papers.ts';
import { formatDateTime } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import '../../fonts.ts';
import { cspNonce } from '../../nonce.ts';
import type { PaperForm, PaperPart } from '../../print/paper-form.ts';
import { PaperPages } from '../../print/paper-pages.tsx';
import type { CopyName } from '../../print/paper-pages.tsx';
import { pageRules } from '../../print/sheet-html.ts';
import { useCan, useSession } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { LayoutPanel } from './layout-panel.tsx';
import { PreviewZoom } from './preview-zoom.tsx';
import { usePrintChoice } from './print-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrintPanel, hasCopies } from './print-panel.tsx';
import { usePrinterSetup } from './printer-setup.ts';
import { useLayoutDraft } from './use-layout-draft.ts';
import type { LayoutEditing } from './use-layout-draft.ts';
import { usePaperLogo } from './use-paper-logo.ts';
import { usePaperTexts } from './use-paper-texts.ts';
import { usePrinting } from './use-printing.ts';
import type { PrintNote } from './use-printing.ts';

/** What a form is drawn on and how the shop wants it. */
export interface FormOn {
  readonly spec: PaperSpec;
  readonly layout: FormLayout;
  /** Why it is printed again. */
  readonly reason: string;
  /** How far the printer is shifted, in mm: for the test page, which says so. */
  readonly offset: { readonly x: number; readonly y: number };
}

export interface FormPreviewProps {
  readonly form: FormCode;
  readonly address: URLSearchParams;
  readonly title: string;
  /** Name of the file. */
  readonly documentTitle: string;
  readonly backTo: string;
  /** Draws the documents; undefined while their data is on its way. Keep the same function while its data is the same. */
  readonly build: ((on: FormOn) => readonly PaperForm[]) | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  /** Notes the print; answers how its number comes onto the pages, or undefined where the host refused. */
  readonly note: (print: PrintNote) => Promise<(() => void) | undefined>;
  readonly words: PreviewWords;
  /** Shown while the data comes, where that takes a while. */
  readonly reading?: ReactNode;
  /** What else is chosen or written beside the paper. */
  readonly fields?: ReactNode;
}

export interface PreviewWords {
  readonly counted: (pages: number) => string;
  readonly printed: string;
  /** Said when this will be a reprint, whose reason is asked for. */
  readonly reprint?: string | false;
}

/** Documents exactly as they come out of the printer: paper, copies and printer of this seat, print with its count, PDF; and their layout. */
export function FormPreview(props: FormPreviewProps): ReactNode {
  const { t } = useTranslation('print');
  const setup = useQuery(useTRPC().forms.setup.queryOptions());
  if (setup.data) return <LoadedPreview {...props} setup={setup.data} />;
  return (
    <>
      <PageHeader title={props.title} backTo={props.backTo} subtitle={t('page.laying')} />
      {setup.error && <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />}
    </>
  );
}

function LoadedPreview({
  form,
  address,
  build,
  note,
  words,
  setup: formSetup,
  ...props
}: FormPreviewProps & { readonly setup: FormSetup }): ReactNode {
  const { t } = useTranslation('print');
  const { shop } = useSession();
  const goBack = useGoBack(props.backTo);
  const shops = formSetup.defaults.find((one) => one.form === form)?.choice ?? null;
  const [choice, change] = usePrintChoice(form, shops, address);
  const [setup, changeSetup] = usePrinterSetup(choice.printer);
  const [reason, setReason] = useState('');
  // what is printed is what was typed, even where the preview is still behind
  const [printedReason, setPrintedReason] = useState<string>();
  const editing = useLayoutDraft(form, choice.paper, formSetup);
  const { draft } = editing;
  const spec = useMemo(() => paperSpec(choice.paper, choice.isLandscape), [choice.paper, choice.isLandscape]);
  const layout = useDeferredValue(draft?.layout ?? layoutFor(formSetup, form, choice.paper));
  const typedReason = useDeferredValue(reason.trim());
  const shownReason = printedReason ?? typedReason;
  const offset = useMemo(() => ({ x: setup.offsetX, y: setup.offsetY }), [setup.offsetX, setup.offsetY]);
  // the others are not set anew when the printer is shifted
  const saidOffset = form === 'testPage' ? offset : unshifted;
  const logo = usePaperLogo();
  const papers = useMemo(
    () => (logo === undefined ? undefined : build?.({ spec, layout, reason: shownReason, offset: saidOffset })),
    [build, logo, spec, layout, shownReason, saidOffset],
  );
  const parts = useMemo(() => offeredParts(papers), [papers]);
  useLayoutFromAddress(address, parts, editing.begin);
  const texts = usePaperTexts()?.print;
  const copies = useCopyNames(form, choice, texts);
  const reasons = useQuery(useTRPC().prints.reprintReasons.queryOptions());
  const { subject } = formKinds[form];
  const needsReason = Boolean(words.reprint) && subject !== undefined && (reasons.data?.includes(subject) ?? false);
  const [shownAt, setShownAt] = useState(() => Date.now());
  const [pageCount, setPageCount] = useState(0);
  const [heights, setHeights] = useState<readonly number[]>([]);
  const paperArea = useRef<HTMLDivElement>(null);
  const onReady = useCallback((count: number) => {
    setPageCount(count);
    if (count > 0) setHeights(rollHeights(paperArea.current));
  }, []);
  const rules = useMemo(() => pageRules(spec, heights), [spec, heights]);
  const printing = usePrinting({
    note: async (print) => {
      const mark = await note(print);
      if (!mark) return false;
      flushSync(() => {
        mark();
        setPrintedReason(print.reason.trim());
        setShownAt(Date.now());
      });
      return true;
    },
    doneText: words.printed,
    choice,
    setup,
    spec,
    rules,
    reason,
    isReady: pageCount > 0 && hasCopies(form, choice) && !draft,
    isLayingOut: papers !== undefined && pageCount === 0 && hasCopies(form, choice) && !draft,
    needsReason,
    isAuto: address.get('auto') === '1',
    pages: () => paperArea.current?.querySelector('.paper-pages') ?? null,
    title: props.documentTitle,
    onAutoDone: goBack,
  });
  const foot = useMemo(
    () => ({
      printedAt: (texts?.foot.printedAt ?? '').replace('{{time}}', formatDateTime(shownAt, shop.zone)),
      pages: texts?.foot.pages ?? '',
      formNo: formKinds[form].no,
    }),
    [texts, shownAt, shop.zone, form],
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <style nonce={cspNonce()}>{rules}</style>
      <PageHeader
        title={props.title}
        backTo={props.backTo}
        subtitle={
          <Box component="span" aria-live="polite" sx={tabular}>
            {pageCount > 0 ? words.counted(pageCount) : t('page.laying')}
          </Box>
        }
      />
      <Box sx={{ ...bodyStyle, gridTemplateColumns: { xs: '1fr', sm: `${draft ? 420 : 264}px minmax(0, 1fr)` } }}>
        {draft ? (
          <LayoutPanel
            form={form}
            paper={choice.paper}
            parts={parts}
            editing={editing}
            draft={draft}
            isChanged={formSetup.layouts.some((one) => one.form === form && one.paper === draft.paper && one.layout !== null)}
          />
        ) : (
          <PrintPanel
            form={form}
            choice={choice}
            change={change}
            setup={setup}
            changeSetup={changeSetup}
            reprint={words.reprint ?? false}
            reason={reason}
            setReason={(text) => {
              setReason(text);
              setPrintedReason(undefined);
            }}
            needsReason={needsReason}
            printing={printing}
            isReady={pageCount > 0}
            goBack={goBack}
            fields={props.fields}
            editLayout={parts.length > 0 ? () => editing.begin(parts) : undefined}
          />
        )}
        <PreviewZoom widthMm={spec.widthMm} isLaidOut={pageCount > 0} area={paperArea} label={t('page.preview')}>
          {props.error ? <ErrorState error={props.error} onRetry={props.refetch} /> : null}
          {!papers && !props.error && (props.reading ?? <Typography sx={{ p: 3, color: 'text.secondary' }}>{t('page.laying')}</Typography>)}
          {papers && copies.length > 0 && (
            <PaperPages
              forms={papers}
              spec={spec}
              copies={copies}
              foot={foot}
              offsetMm={offset}
              isOverlay={choice.isOverlay}
              onReady={onReady}
              language={shop.language}
              logo={logo ?? null}
            />
          )}
        </PreviewZoom>
      </Box>
    </Box>
  );
}

/** `layout=1` opens the layout editor as soon as the parts are known, once. */
function useLayoutFromAddress(address: URLSearchParams, parts: readonly PaperPart[], begin: LayoutEditing['begin']): void {
  const mayLayOut = useCan()('settings.manage');
  const isDue = mayLayOut && address.get('layout') === '1' && parts.length > 0;
  const hasBegun = useRef(false);
  const open = useEffectEvent(() => begin(parts));
  useEffect(() => {
    if (!isDue || hasBegun.current) return;
    hasBegun.current = true;
    open();
  }, [isDue]);
}

/** The parts that the shown documents offer, each once, in the order of the first that has it. */
function offeredParts(papers: readonly PaperForm[] | undefined): readonly PaperPart[] {
  const byKey = new Map<string, PaperPart>();
  for (const part of papers?.flatMap(({ parts }) => parts) ?? []) if (!byKey.has(part.key)) byKey.set(part.key, part);
  return [...byKey.values()];
}

const unshifted = { x: 0, y: 0 };

/** The print has no number that stands on the pages. */
export function unmarked(): void {}

/** One copy without a name. */
const oneCopy: readonly CopyName[] = [{ key: 'only', label: '' }];

function useCopyNames(form: FormCode, { isCarbon, copies }: PrintChoice, texts: Catalogue['print'] | undefined): readonly CopyName[] {
  return useMemo(() => {
    const { layers } = formKinds[form];
    if (layers.length === 0) return oneCopy;
    if (!texts) return [];
    const names = (keys: PrintChoice['copies']) => keys.map((key) => texts.copy[key]);
    if (isCarbon) return [{ key: 'carbon', label: texts.carbonFoot.replace('{{copies}}', names(layers).join(' · ')) }];
    return copies.map((key) => ({ key, label: texts.copy[key] }));
  }, [form, isCarbon, copies, texts]);
}

/** The heights in mm of forms on a roll, in their order; a form that is printed in several copies has one height. */
function rollHeights(area: Element | null): readonly number[] {
  const byName = new Map<string, number>();
  for (const sheet of area?.querySelectorAll<HTMLElement>('.sheet') ?? []) {
    byName.set(sheet.style.page || String(byName.size), Math.round((Number.parseFloat(sheet.style.height) + 0.2) * 10) / 10);
  }
  return [...byName.values()];
}

const bodyStyle = {
  flex: 1,
  minHeight: 0,
  display: 'grid',
  borderTop: 1,
  borderColor: 'divider',
} as const;
