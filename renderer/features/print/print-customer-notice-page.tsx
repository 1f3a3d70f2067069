import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { customerNoticeForm, proposedLetter } from '../../print/customer-notice.tsx';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/customer-notice?id=3`: a letter to the customer about a request 客户通知单; its text is changed beside the preview. */
export function PrintCustomerNoticePage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const query = useQuery(useTRPC().requests.paperData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { data } = query;
  const proposed = data && texts ? proposedLetter(data, texts) : '';
  const [written, write] = useState<string>();
  const letter = written ?? proposed;
  // what is printed is what was written, even where the preview is still behind
  const [printed, setPrinted] = useState<string>();
  const behind = useDeferredValue(letter);
  const shown = printed ?? (written === undefined ? proposed : behind);
  const build = useMemo(
    () => (data && texts ? (on: FormOn) => [customerNoticeForm(data, shown, { texts, nth: 1, ...on })] : undefined),
    [data, texts, shown],
  );
  const documentTitle = data?.request.no ?? '';
  const words = useOnePageWords(documentTitle, 0);
  const change = (text: string | undefined) => {
    write(text);
    setPrinted(undefined);
  };
  const isEmpty = letter.trim() === '';
  return (
    <FormPreview
      form="customerNotice"
      address={address}
      title={t('page.notice')}
      documentTitle={documentTitle}
      backTo={`/requests/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async () => (isEmpty ? undefined : () => setPrinted(letter))}
      words={words}
      fields={
        <Box sx={{ display: 'grid' }}>
          <TextField
            label={t('page.noticeText')}
            multiline
            minRows={6}
            maxRows={14}
            value={letter}
            error={isEmpty && data !== undefined}
            helperText={isEmpty && data ? t('page.noticeMissing') : t('page.noticeHint')}
            onChange={(event) => change(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 4000 } }}
          />
          {written !== undefined && written !== proposed && (
            <Button onClick={() => change(undefined)} sx={{ justifySelf: 'start' }}>
              {t('page.noticeReset')}
            </Button>
          )}
        </Box>
      }
    />
  );
}
