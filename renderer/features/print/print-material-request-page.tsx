import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialRequestPrintData } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { materialRequestSheet } from '../../print/material-request-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/material-request?id=3`: the material request 材料申请单 (F-08). */
export function PrintMaterialRequestPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.materialRequests.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.materialRequests.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const request = query.data?.request as unknown as MaterialRequestPrintData['request'] | undefined;
  const shop = query.data?.shop;
  const { nth, ...counted } = useCountedPrint(request?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (request && shop && texts ? (on: FormOn) => [materialRequestSheet({ request, shop }, { texts, nth, ...on })] : undefined),
    [request, shop, texts, nth],
  );
  return (
    <FormPreview
      form="materialRequest"
      address={address}
      title={t('page.materialRequest')}
      backTo={`/purchasing/requests/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
