import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { toolNoteSheet } from '../../print/tool-note-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/tool-note?id=3`: what somebody was given, or gave back (F-10). */
export function PrintToolNotePage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('tools');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.tools.notePrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.tools.recordNotePrint.mutationOptions());
  const note = query.data?.note;
  const shop = query.data?.shop;
  const { nth, ...counted } = useCountedPrint(note?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (note && shop && texts ? (on: FormOn) => [toolNoteSheet({ note, shop }, { texts, nth, ...on })] : undefined),
    [note, shop, texts, nth],
  );
  return (
    <FormPreview
      form="toolNote"
      address={address}
      title={note ? t(`notes.${note.kind}`) : t('notes.toolIssue')}
      backTo={`/tools/notes/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
