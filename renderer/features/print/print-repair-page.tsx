import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairForm, RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { feedbackForm, serviceForm } from '../../print/repair-forms.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useAttachmentPhotos } from './use-attachment-photos.ts';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
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
  return <RecordPage>{(props) => <RepairPreview key={props.id} form={form} {...props} />}</RecordPage>;
}

interface RepairPreviewProps extends RecordPreviewProps {
  readonly form: RepairForm;
}

function RepairPreview({ id, form, address }: RepairPreviewProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.repairCases.printData.queryOptions({ id, form }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.repairCases.recordPrint.mutationOptions());
  const repair = query.data?.repair as unknown as RepairView | undefined;
  const shop = query.data?.shop;
  const attached = useAttachmentPhotos('repairCase', id);
  const photos = form === 'service' ? attached : noPhotos;
  const documentTitle = (form === 'feedback' ? repair?.no : repair?.serviceNo) ?? '';
  const { nth, ...counted } = useCountedPrint(documentTitle, query.data?.printCount ?? 0, (print) => record.run({ id, form, ...print }));
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const build = useMemo(() => {
    if (!repair || !shop || !texts || !photos) return undefined;
    return (on: FormOn) => {
      const print = { texts, nth, ...on };
      return [form === 'feedback' ? feedbackForm({ repair, shop }, print) : serviceForm({ repair, shop }, photos, print)];
    };
  }, [form, repair, shop, texts, photos, nth]);
  return (
    <FormPreview
      form={form === 'feedback' ? 'repairFeedback' : 'repairService'}
      address={address}
      title={t(form === 'feedback' ? 'paper.page' : 'paper.servicePage')}
      backTo={`/repair-cases/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}

const noPhotos: readonly never[] = [];
