import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentPath } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import { UploadLines } from '../../components/attachments/upload-lines.tsx';
import { useUploads } from '../../components/attachments/use-uploads.ts';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useCommand } from '../../use-command.ts';

/** The shop's logo, as it stands in the head of printed forms: chosen, replaced, removed. */
export function ShopLogo(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const query = useQuery(trpc.attachments.of.queryOptions({ subject: 'shop', subjectId: 1 }));
  const logo = query.data?.rows.at(-1);
  const uploads = useUploads('shop', 1);
  const input = useRef<HTMLInputElement>(null);
  const restore = useCommand(trpc.attachments.restore.mutationOptions(), { doneText: t('logo.restored') });
  const remove = useCommand(trpc.attachments.remove.mutationOptions(), {
    doneText: t('logo.removed'),
    undo: ({ id }) => restore.run({ id }),
  });
  return (
    <Section title={t('logo.title')}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jpg,.jpeg,.png,.webp"
        aria-label={t('logo.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) uploads.add([file]);
        }}
      />
      {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
      <UploadLines uploads={uploads} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
        <Box sx={paperStyle}>
          {logo ? (
            <img alt={t('logo.title')} src={attachmentPath(logo.id)} />
          ) : (
            <Typography variant="body2" sx={{ color: '#666' }}>
              {t('logo.none')}
            </Typography>
          )}
        </Box>
        <Button variant="outlined" onClick={() => input.current?.click()}>
          {t(logo ? 'logo.replace' : 'logo.choose')}
        </Button>
        {logo && <Button onClick={() => void remove.run({ id: logo.id })}>{t('logo.remove')}</Button>}
      </Box>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
        {t('logo.hint')}
      </Typography>
    </Section>
  );
}

/** White like paper, whatever colours the screen has. */
const paperStyle = {
  width: 240,
  height: 88,
  p: 1,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: '#fff',
  '& img': { maxWidth: '100%', maxHeight: '100%', objectFit: 'contain' },
} as const;
