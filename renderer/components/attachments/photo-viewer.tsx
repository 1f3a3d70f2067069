import ArrowBack from '@mui/icons-material/ArrowBackIosNew';
import ArrowForward from '@mui/icons-material/ArrowForwardIos';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentPath } from '../../../shared/attachments.ts';
import type { AttachmentRow } from '../../../shared/attachments.ts';
import { AppDialog } from '../app-dialog.tsx';
import { When } from '../when.tsx';

interface PhotoViewerProps {
  readonly photos: readonly AttachmentRow[];
  readonly shownId: number;
  readonly onShow: (id: number) => void;
  readonly onClose: () => void;
}

/** One photo large; arrows lead to its neighbours, Escape closes. */
export function PhotoViewer({ photos, shownId, onShow, onClose }: PhotoViewerProps): ReactNode {
  const { t } = useTranslation('attachments');
  const [brokenId, setBroken] = useState<number>();
  const at = photos.findIndex(({ id }) => id === shownId);
  const photo = photos[at];
  useEffect(() => {
    const turn = ({ key }: KeyboardEvent) => {
      const next = key === 'ArrowLeft' ? photos[at - 1] : key === 'ArrowRight' ? photos[at + 1] : undefined;
      if (next) onShow(next.id);
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  }, [photos, at, onShow]);
  if (!photo) return null;
  const [before, after] = [photos[at - 1], photos[at + 1]];
  return (
    <AppDialog open title={photo.caption || photo.name} onClose={onClose} maxWidth="lg">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1 }}>
        <IconButton aria-label={t('previous')} disabled={!before} onClick={() => before && onShow(before.id)}>
          <ArrowBack />
        </IconButton>
        <Box sx={stageStyle}>
          {brokenId === photo.id ? (
            <Typography role="alert">{t('notShown')}</Typography>
          ) : (
            <img key={photo.id} alt={photo.caption || photo.name} src={attachmentPath(photo.id)} onError={() => setBroken(photo.id)} />
          )}
        </Box>
        <IconButton aria-label={t('next')} disabled={!after} onClick={() => after && onShow(after.id)}>
          <ArrowForward />
        </IconButton>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', px: 3, py: 1.5, display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <span>{t('ofAll', { n: at + 1, total: photos.length })}</span>
        <span>{photo.name}</span>
        <span>
          {photo.userName} <When at={photo.at} />
        </span>
      </Typography>
    </AppDialog>
  );
}

/** As large for every photo, so that the arrows stay under the hand. */
const stageStyle = {
  width: 'min(980px, 72vw)',
  height: '66vh',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  bgcolor: 'background.default',
  '& img': { maxWidth: '100%', maxHeight: '100%', objectFit: 'contain' },
} as const;
