import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { InstalledItemFile } from '../../../shared/installed-items.ts';
import { useTRPC } from '../../api.ts';
import { itemLabel, slipLabel } from '../../print/labels.tsx';
import { useSession } from '../../session.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePrintIds } from './print-ids.ts';
import { usePaperTexts } from './use-paper-texts.ts';
import { useSlips } from './use-slips.ts';

/** `/print/slip-labels?ids=1,2`: labels that stick on what was brought in. */
export function PrintSlipLabelsPage(): ReactNode {
  return <LabelsPage Labels={SlipLabels} to="/work-orders" toText="toSlips" />;
}

/** `/print/item-labels?ids=1,2`: labels that stick on installed items. */
export function PrintItemLabelsPage(): ReactNode {
  return <LabelsPage Labels={ItemLabels} to="/customers" toText="toCustomers" />;
}

interface LabelsProps {
  readonly ids: readonly number[];
  readonly address: URLSearchParams;
}

interface LabelsPageProps {
  readonly Labels: (props: LabelsProps) => ReactNode;
  readonly to: string;
  readonly toText: 'toSlips' | 'toCustomers';
}

function LabelsPage({ Labels, to, toText }: LabelsPageProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const [address] = useSearchParams();
  const ids = usePrintIds(address);
  if (ids.length > 0) return <Labels key={ids.join()} ids={ids} address={address} />;
  const action = { text: t(`page.${toText}`), to };
  return <NothingToPrint title={t('page.labels')} backTo={to} none={t('page.none')} hint={t('page.noneHint')} action={action} />;
}

function SlipLabels({ ids, address }: LabelsProps): ReactNode {
  const { slips, error, refetch } = useSlips(ids);
  const texts = usePaperTexts();
  const build = useMemo(
    () => (slips && texts ? (on: FormOn) => slips.map((slip) => slipLabel(slip, { texts, ...on })) : undefined),
    [slips, texts],
  );
  const backTo = ids.length === 1 ? `/work-orders/${ids[0]}` : '/work-orders';
  return <LabelPreview form="slipLabel" name={slips?.[0]?.no} {...{ ids, address, build, error, refetch, backTo }} />;
}

function ItemLabels({ ids, address }: LabelsProps): ReactNode {
  const trpc = useTRPC();
  const { shop } = useSession();
  const texts = usePaperTexts();
  const { files, error, refetch } = useQueries({
    queries: ids.map((id) => trpc.installedItems.get.queryOptions({ id }, { staleTime: 0 })),
    combine: (queries) => ({
      // what went through JSON is what the host sent: the changes hold values of unknown kinds
      files: queries.every(({ data }) => data !== undefined) ? queries.map(({ data }) => data as unknown as InstalledItemFile) : undefined,
      error: queries.find((query) => query.error)?.error ?? null,
      refetch: () => Promise.all(queries.map((query) => query.refetch())),
    }),
  });
  const build = useMemo(
    () => (files && texts ? (on: FormOn) => files.map((file) => itemLabel(file, shop.name, { texts, ...on })) : undefined),
    [files, texts, shop.name],
  );
  const backTo = ids.length === 1 ? `/items/${ids[0]}` : '/customers';
  return <LabelPreview form="itemLabel" name={files?.[0]?.item.model} {...{ ids, address, build, error, refetch, backTo }} />;
}

interface LabelPreviewProps extends LabelsProps, Pick<FormPreviewProps, 'form' | 'build' | 'error' | 'refetch' | 'backTo'> {
  readonly name: string | undefined;
}

function LabelPreview({ ids, name, ...props }: LabelPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  return (
    <FormPreview
      {...props}
      title={t('page.labels')}
      documentTitle={`${t('page.labels')} ${name ?? ''}`.trim()}
      // a label is no document: it may be printed as often as one falls off
      note={async () => unmarked}
      words={{ counted: (pages) => t('page.counted', { documents: ids.length, pages }), printed: t('page.printed') }}
    />
  );
}
