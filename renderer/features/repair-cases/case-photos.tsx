import AddAPhoto from '@mui/icons-material/AddAPhotoOutlined';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPhotos, photoBytes, photoMimes, photoStates } from '../../../shared/repair-cases.ts';
import type { PhotoRow, RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { Section } from '../../components/detail-page.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Photographs of the site (R-002-41); a click shows one large. */
export function CasePhotos({ repair }: { readonly repair: RepairView }): ReactNode {
  const { t } = useTranslation('repairCases');
  const trpc = useTRPC();
  const mayChange = useCan()('repairCases.work') && photoStates.includes(repair.state);
  const remove = useCommand(trpc.repairCases.removePhoto.mutationOptions(), { doneText: t('photo.removed') });
  const [shown, show] = useState<PhotoRow>();
  if (!mayChange && repair.photos.length === 0) return null;
  return (
    <Section title={t('page.photos')} actions={mayChange && <AddPhotos repair={repair} />}>
      {repair.photos.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{t(repair.cause === 'company' ? 'photo.noneToFile' : 'photo.none')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {repair.photos.map((photo) => (
          <Box component="li" key={photo.id} sx={{ position: 'relative' }}>
            <Box component="button" type="button" aria-label={photo.name} onClick={() => show(photo)} sx={thumbStyle}>
              <Photo photo={photo} />
            </Box>
            {mayChange && (
              <IconButton
                size="small"
                aria-label={t('photo.remove', { name: photo.name })}
                onClick={() => void remove.run({ id: photo.id })}
                sx={{ position: 'absolute', right: 4, top: 4, bgcolor: 'background.paper', '&:hover': { bgcolor: 'background.paper' } }}
              >
                <Delete fontSize="small" />
              </IconButton>
            )}
          </Box>
        ))}
      </Box>
      {mayChange && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('photo.hint', { limit: mostPhotos })}
        </Typography>
      )}
      {shown && (
        <AppDialog open title={shown.name} onClose={() => show(undefined)} maxWidth="lg">
          <Box sx={{ px: 3, pb: 3, '& img': { maxWidth: '100%', maxHeight: '75vh' } }}>
            <Photo photo={shown} />
          </Box>
        </AppDialog>
      )}
    </Section>
  );
}

function AddPhotos({ repair }: { readonly repair: RepairView }): ReactNode {
  const { t } = useTranslation('repairCases');
  const input = useRef<HTMLInputElement>(null);
  const add = useCommand(useTRPC().repairCases.addPhoto.mutationOptions(), { doneText: t('photo.added') });
  const [isSending, setSending] = useState(false);
  const send = async (files: readonly File[]) => {
    setSending(true);
    // one after the other: each is a call of its own
    for (const file of files) {
      const { name } = file;
      const made = await shrinkPhoto(file);
      if (typeof made === 'string') showToast(t(`photo.${made}`, { name, limit: photoBytes / 1000 }), { severity: 'error' });
      else await add.run({ id: repair.id, name: name.slice(-120), base64: made.base64 });
    }
    setSending(false);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={photoMimes.join()}
        aria-label={t('photo.add')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void send(files);
        }}
      />
      <Button
        startIcon={<AddAPhoto />}
        variant="outlined"
        loading={isSending}
        disabled={repair.photos.length >= mostPhotos}
        onClick={() => input.current?.click()}
      >
        {t('photo.add')}
      </Button>
    </>
  );
}

function Photo({ photo: { id, name } }: { readonly photo: PhotoRow }): ReactNode {
  const query = useQuery(useTRPC().repairCases.photo.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY }));
  if (!query.data) return <Skeleton variant="rounded" width={144} height={108} />;
  return <img alt={name} src={`data:${query.data.mime};base64,${query.data.base64}`} />;
}

const thumbStyle = {
  display: 'block',
  p: 0,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  overflow: 'hidden',
  cursor: 'zoom-in',
  bgcolor: 'background.default',
  '& img': { display: 'block', width: 144, height: 108, objectFit: 'cover' },
} as const;
