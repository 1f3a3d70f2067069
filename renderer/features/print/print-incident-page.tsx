import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { IncidentPrintData } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { incidentSheet } from '../../print/incident-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePhotoChoice } from './photo-choice.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/incident?id=3`: the incident form 问题跟踪调查处置单 (F-04). */
export function PrintIncidentPage(): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('id'));
  return Number.isSafeInteger(id) && id > 0 ? <Preview key={id} id={id} address={address} /> : <NotFoundPage />;
}

function Preview({ id, address }: { readonly id: number; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.incidents.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { photos, field } = usePhotoChoice('incident', id);
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.incidents.recordPrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const incident = query.data?.incident as unknown as IncidentPrintData['incident'] | undefined;
  const shop = query.data?.shop;
  const build = useMemo(
    () =>
      incident && shop && photos && texts
        ? (on: FormOn) => [incidentSheet({ incident, shop }, photos, { texts, nth: shownNth, ...on })]
        : undefined,
    [incident, shop, photos, texts, shownNth],
  );
  const documentTitle = incident?.no ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form="incident"
      address={address}
      title={t('page.incident')}
      documentTitle={documentTitle}
      backTo={`/incidents/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async (print) => {
        const noted = await record.run({ id, ...print });
        return noted && (() => mark(noted.nth));
      }}
      words={words}
      fields={field}
    />
  );
}
