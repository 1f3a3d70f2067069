import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RepairForm, RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { feedbackForm, serviceForm } from '../../print/repair-forms.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useAttachmentPhotos } from './use-attachment-photos.ts';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/repair-feedback?id=3`: the 维修反馈单 (F-19). */
export function PrintRepairFeedbackPage(): ReactNode {
  return <RepairPage form="feedback" />;
}

/** `/print/repair-service?id=3`: the 维修服务单 (F-20). */
export function PrintRepairServicePage(): ReactNode {
  return <RepairPage form="service" />;
}

function RepairPage({ form }: { readonly form: RepairForm }): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('id'));
  return Number.isSafeInteger(id) && id > 0 ? <RepairPreview key={id} id={id} form={form} address={address} /> : <NotFoundPage />;
}

interface RepairPreviewProps {
  readonly id: number;
  readonly form: RepairForm;
  readonly address: URLSearchParams;
}

function RepairPreview({ id, form, address }: RepairPreviewProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.repairCases.printData.queryOptions({ id, form }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.repairCases.recordPrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  const repair = query.data?.repair as unknown as RepairView | undefined;
  const shop = query.data?.shop;
  const attached = useAttachmentPhotos('repairCase', id);
  const photos = form === 'service' ? attached : noPhotos;
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const build = useMemo(() => {
    if (!repair || !shop || !texts || !photos) return undefined;
    return (on: FormOn) => {
      const print = { texts, nth: shownNth, ...on };
      return [form === 'feedback' ? feedbackForm({ repair, shop }, print) : serviceForm({ repair, shop }, photos, print)];
    };
  }, [form, repair, shop, texts, photos, shownNth]);
  const documentTitle = (form === 'feedback' ? repair?.no : repair?.serviceNo) ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form={form === 'feedback' ? 'repairFeedback' : 'repairService'}
      address={address}
      title={t(form === 'feedback' ? 'paper.page' : 'paper.servicePage')}
      documentTitle={documentTitle}
      backTo={`/repair-cases/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async (print) => {
        const noted = await record.run({ id, form, ...print });
        return noted && (() => mark(noted.nth));
      }}
      words={words}
    />
  );
}

const noPhotos: readonly never[] = [];
