import Delete from '@mui/icons-material/DeleteOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentPath } from '../../../shared/attachments.ts';
import type { AttachmentRow } from '../../../shared/attachments.ts';

interface AttachmentTileProps {
  readonly row: AttachmentRow;
  readonly mayWrite: boolean;
  readonly onOpen: () => void;
  readonly onDescribe: () => void;
  readonly onRemove: () => void;
}

/** One photo or file; every tile has the same size, so nothing moves when pictures come. */
export function AttachmentTile({ row, mayWrite, onOpen, onDescribe, onRemove }: AttachmentTileProps): ReactNode {
  const { t } = useTranslation('attachments');
  const { id, kind, name, caption } = row;
  return (
    <Box component="li" sx={{ width: tileWidth, minWidth: 0 }}>
      {kind === 'photo' ? (
        <Box
          component="button"
          type="button"
          aria-label={t('open', { name: caption || name })}
          onClick={onOpen}
          sx={[frameStyle, photoStyle]}
        >
          <img alt="" src={attachmentPath(id, true)} width={tileWidth} height={tileHeight} loading="lazy" draggable={false} />
        </Box>
      ) : (
        <Link href={attachmentPath(id)} download={name} aria-label={t('download', { name })} underline="none" sx={[frameStyle, fileStyle]}>
          <Description fontSize="large" />
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {name.slice(name.lastIndexOf('.') + 1).toUpperCase()} · {sizeText(row.bytes)}
          </Typography>
        </Link>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', height: 32 }}>
        <Typography variant="body2" noWrap title={caption === '' ? name : `${caption} (${name})`} sx={{ flex: 1, minWidth: 0 }}>
          {caption === '' ? name : caption}
        </Typography>
        {mayWrite && (
          <>
            <IconButton size="small" aria-label={t('describe', { name })} onClick={onDescribe}>
              <Edit fontSize="small" />
            </IconButton>
            <IconButton size="small" aria-label={t('remove', { name })} onClick={onRemove}>
              <Delete fontSize="small" />
            </IconButton>
          </>
        )}
      </Box>
    </Box>
  );
}

const tileWidth = 168;
const tileHeight = 126;

const frameStyle = {
  display: 'flex',
  width: tileWidth,
  height: tileHeight,
  p: 0,
  boxSizing: 'border-box',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  overflow: 'hidden',
  bgcolor: 'background.default',
} as const;
const photoStyle = { cursor: 'zoom-in', '& img': { display: 'block', width: '100%', height: '100%', objectFit: 'cover' } } as const;
const fileStyle = { flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: 0.5, color: 'text.primary' } as const;

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
