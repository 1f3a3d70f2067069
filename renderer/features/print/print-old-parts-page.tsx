import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { oldPartList, oldPartNote } from '../../print/old-part-note.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

const backTo = '/old-parts';

/** `/print/old-parts?id=3`: the note 旧件退库单 (F-13) of a receipt; `?list=awaited`: everything awaited, by technician. */
export function PrintOldPartsPage(): ReactNode {
  const [address] = useSearchParams();
  if (address.get('list') === 'awaited') return <ListPreview address={address} />;
  return <RecordPage>{(props) => <NotePreview key={props.id} {...props} />}</RecordPage>;
}

function NotePreview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const trpc = useTRPC();
  const query = useQuery(trpc.oldParts.notePrintData.queryOptions({ documentId: id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.oldParts.recordNotePrint.mutationOptions());
  const [note, shop] = [query.data?.note, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(note?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (note && shop && texts ? (on: FormOn) => [oldPartNote({ note, shop }, { texts, nth, ...on })] : undefined),
    [note, shop, texts, nth],
  );
  return (
    <FormPreview
      form="oldPartNote"
      address={address}
      title={t('paper.noteTitle')}
      backTo={backTo}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}

function ListPreview({ address }: { readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('oldParts');
  const title = t('paper.listTitle');
  const words = useOnePageWords(title, 0);
  const query = useQuery(useTRPC().oldParts.listPrintData.queryOptions({}, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { data } = query;
  const build = useMemo(
    () => (data && texts && data.rows.length > 0 ? (on: FormOn) => [oldPartList(data, { texts, nth: 1, ...on })] : undefined),
    [data, texts],
  );
  if (data?.rows.length === 0)
    return (
      <NothingToPrint
        title={title}
        backTo={backTo}
        none={t('list.emptyTitle')}
        hint={t('list.emptyHint')}
        action={{ text: t('home.all'), to: backTo }}
      />
    );
  return (
    <FormPreview
      form="oldPartNote"
      address={address}
      title={title}
      backTo={backTo}
      build={build}
      error={query.error}
      refetch={query.refetch}
      documentTitle={title}
      note={async () => unmarked}
      words={words}
    />
  );
}
