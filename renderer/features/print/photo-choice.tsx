import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentSubject } from '../../../shared/attachments.ts';
import type { PaperPhoto } from '../../print/photo-rows.tsx';
import { useAttachmentPhotos } from './use-attachment-photos.ts';

export interface PhotoChoice {
  /** Those that are printed; undefined while they come. */
  readonly photos: readonly PaperPhoto[] | undefined;
  /** Prints them or leaves them out; null where there are none. */
  readonly field: ReactNode;
}

/** The photos of a record on its form, unless they are left out. */
export function usePhotoChoice(subject: AttachmentSubject, subjectId: number): PhotoChoice {
  const { t } = useTranslation('paperForms');
  const photos = useAttachmentPhotos(subject, subjectId);
  const [isWith, setWith] = useState(true);
  const hasAny = photos !== undefined && photos.length > 0;
  return {
    photos: photos && (isWith ? photos : noPhotos),
    field: hasAny && (
      <FormControlLabel
        control={<Checkbox sx={{ py: 0.25 }} checked={isWith} onChange={(_, checked) => setWith(checked)} />}
        label={t('page.withPhotos')}
      />
    ),
  };
}

const noPhotos: readonly PaperPhoto[] = [];
