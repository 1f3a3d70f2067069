import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppDialog } from '../app-dialog.tsx';

interface CameraDialogProps {
  readonly onShot: (photo: File) => void;
  readonly onClose: () => void;
}

/** What the camera sees, and a button that keeps it. Several photos one after the other; the camera is off when the dialog is closed. */
export function CameraDialog({ onShot, onClose }: CameraDialogProps): ReactNode {
  const { t } = useTranslation(['attachments', 'common']);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'open' | 'failed'>('opening');
  useEffect(() => {
    let isClosed = false;
    let stream: MediaStream | undefined;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, facingMode: 'environment' } }).then(
      (opened) => {
        stream = opened;
        if (isClosed) stop();
        else if (video.current) video.current.srcObject = opened;
      },
      () => {
        if (!isClosed) setState('failed');
      },
    );
    return () => {
      isClosed = true;
      stop();
    };
  }, []);
  const shoot = () => {
    const { current } = video;
    if (!current) return;
    const canvas = document.createElement('canvas');
    canvas.width = current.videoWidth;
    canvas.height = current.videoHeight;
    canvas.getContext('2d')?.drawImage(current, 0, 0);
    canvas.toBlob(
      (blob) => blob && onShot(new File([blob], `${t('attachments:photoName')}.jpg`, { type: 'image/jpeg' })),
      'image/jpeg',
      0.92,
    );
  };
  return (
    <AppDialog open title={t('attachments:camera')} onClose={onClose} maxWidth="md">
      <Box
        sx={{
          px: 3,
          minHeight: 320,
          '& video': { display: 'block', width: 'min(760px, 70vw)', maxHeight: '62vh', bgcolor: 'common.black' },
        }}
      >
        {state === 'failed' ? (
          <Typography role="alert">{t('attachments:cameraFailed')}</Typography>
        ) : (
          <video ref={video} autoPlay muted playsInline aria-label={t('attachments:camera')} onLoadedData={() => setState('open')} />
        )}
      </Box>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.close')}</Button>
        <Button variant="contained" disabled={state !== 'open'} onClick={shoot}>
          {t('attachments:shoot')}
        </Button>
      </DialogActions>
    </AppDialog>
  );
}
