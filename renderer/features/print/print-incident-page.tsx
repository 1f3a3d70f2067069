import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentPrintData } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { incidentSheet } from '../../print/incident-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePhotoChoice } from './photo-choice.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/incident?id=3`: the incident form 问题跟踪调查处置单 (F-04). */
export function PrintIncidentPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.incidents.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { photos, field } = usePhotoChoice('incident', id);
  const record = useCommand(trpc.incidents.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const incident = query.data?.incident as unknown as IncidentPrintData['incident'] | undefined;
  const shop = query.data?.shop;
  const { nth, ...counted } = useCountedPrint(incident?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () =>
      incident && shop && photos && texts ? (on: FormOn) => [incidentSheet({ incident, shop }, photos, { texts, nth, ...on })] : undefined,
    [incident, shop, photos, texts, nth],
  );
  return (
    <FormPreview
      form="incident"
      address={address}
      title={t('page.incident')}
      backTo={`/incidents/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
      fields={field}
    />
  );
}
