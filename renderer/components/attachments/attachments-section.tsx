import AddAPhoto from '@mui/icons-material/AddAPhotoOutlined';
import AttachFile from '@mui/icons-material/AttachFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentEndings, attachmentLimits } from '../../../shared/attachments.ts';
import type { AttachmentRow, AttachmentSubject } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { AttachmentTile } from './attachment-tile.tsx';
import { CameraDialog } from './camera-dialog.tsx';
import { CaptionDialog } from './caption-dialog.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { UploadLines } from './upload-lines.tsx';
import { useHasCamera } from './use-camera.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useUploads } from './use-uploads.ts';

interface AttachmentsSectionProps {
  readonly subject: AttachmentSubject;
  readonly subjectId: number;
  readonly title?: string;
  /** What stands there while there is none. */
  readonly noneText?: string;
  /** False where the record is fixed: its files are only looked at. */
  readonly isOpen?: boolean;
}

/** Photos and files of a record: chosen, dropped or pasted; looked at, described and removed. */
export function AttachmentsSection({ subject, subjectId, title, noneText, isOpen = true }: AttachmentsSectionProps): ReactNode {
  const { t } = useTranslation('attachments');
  const trpc = useTRPC();
  const query = useQuery(trpc.attachments.of.queryOptions({ subject, subjectId }));
  const rows = query.data?.rows ?? [];
  const mayWrite = isOpen && query.data?.mayWrite === true;
  const uploads = useUploads(subject, subjectId);
  const input = useRef<HTMLInputElement>(null);
  const { isOver, handlers } = useDroppedFiles(mayWrite, (files, isPasted) =>
    uploads.add(isPasted ? files.map((file) => renamed(file, t('pasted'))) : files),
  );
  const [shownId, show] = useState<number>();
  const close = useCallback(() => show(undefined), []);
  const [described, describe] = useState<AttachmentRow>();
  const remove = useRemoval();
  const hasCamera = useHasCamera(mayWrite);
  const [isShooting, setShooting] = useState(false);
  if (query.data && !mayWrite && rows.length === 0) return null;
  return (
    <Box {...handlers} sx={{ position: 'relative' }}>
      <Section
        title={title ?? (rows.length > 0 ? t('titleCount', { count: rows.length }) : t('title'))}
        actions={
          mayWrite && (
            <>
              {hasCamera && (
                <Button startIcon={<AddAPhoto />} onClick={() => setShooting(true)}>
                  {t('camera')}
                </Button>
              )}
              <Button startIcon={<AttachFile />} variant="outlined" onClick={() => input.current?.click()}>
                {t('add')}
              </Button>
            </>
          )
        }
      >
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={attachmentEndings.join()}
          aria-label={t('add')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            uploads.add(files);
          }}
        />
        {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
        <UploadLines uploads={uploads} />
        {rows.length === 0 && query.data && <Typography sx={{ color: 'text.secondary' }}>{noneText ?? t('none')}</Typography>}
        <Box component="ul" aria-label={t('title')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
          {rows.map((row) => (
            <AttachmentTile
              key={row.id}
              row={row}
              mayWrite={mayWrite}
              onOpen={() => show(row.id)}
              onDescribe={() => describe(row)}
              onRemove={() => remove(row)}
            />
          ))}
        </Box>
        {mayWrite && (
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
            {t('hint', { limit: attachmentLimits.fileBytes / 1_000_000 })}
          </Typography>
        )}
      </Section>
      {isOver && <Box sx={dropStyle}>{t('drop')}</Box>}
      {shownId !== undefined && (
        <PhotoViewer photos={rows.filter(({ kind }) => kind === 'photo')} shownId={shownId} onShow={show} onClose={close} />
      )}
      {isShooting && <CameraDialog onShot={(photo) => uploads.add([photo])} onClose={() => setShooting(false)} />}
      {described && <CaptionDialog row={described} onClose={() => describe(undefined)} />}
    </Box>
  );
}

/** Removes a file at once and offers to bring it back. */
function useRemoval(): (row: AttachmentRow) => void {
  const { t } = useTranslation('attachments');
  const trpc = useTRPC();
  const last = useRef<AttachmentRow>(undefined);
  const restore = useCommand(trpc.attachments.restore.mutationOptions(), { doneText: t('restored') });
  const remove = useCommand(trpc.attachments.remove.mutationOptions(), {
    doneText: () => t('removed', { name: last.current?.name ?? '' }),
    undo: ({ id }) => restore.run({ id }),
  });
  return (row) => {
    last.current = row;
    void remove.run({ id: row.id });
  };
}

/** A pasted picture comes as `image.png`, every time. */
function renamed(file: File, name: string): File {
  const ending = file.name.includes('.') ? file.name.slice(file.name.lastIndexOf('.')) : '.png';
  return /^image\./i.test(file.name) ? new File([file], `${name}${ending}`, { type: file.type }) : file;
}

const dropStyle = {
  position: 'absolute',
  inset: 0,
  zIndex: 1,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  border: '2px dashed',
  borderColor: 'primary.main',
  borderRadius: 1,
  bgcolor: 'background.paper',
  opacity: 0.92,
  fontWeight: 600,
  pointerEvents: 'none',
} as const;
