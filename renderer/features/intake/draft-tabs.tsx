import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/key-hint.tsx';
import type { IntakeDraft } from './intake-drafts.ts';

export interface DraftTabsProps {
  readonly drafts: readonly IntakeDraft[];
  readonly activeKey: string | undefined;
  readonly onActivate: (key: string) => void;
  readonly onClose: (key: string) => void;
  readonly onNew: () => void;
}

/** The calls that are on the desk, one tab each; a second call parks the first. */
export function DraftTabs({ drafts, activeKey, onActivate, onClose, onNew }: DraftTabsProps): ReactNode {
  const { t } = useTranslation('intake');
  return (
    <Box
      component="nav"
      aria-label={t('draft.tabs')}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0, overflowX: 'auto' }}
    >
      {drafts.map((draft) => {
        const title = draft.title || t('draft.fresh');
        const isActive = draft.key === activeKey;
        return (
          <Box
            key={draft.key}
            sx={{
              display: 'flex',
              alignItems: 'center',
              flexShrink: 0,
              borderBottom: 2,
              borderColor: isActive ? 'primary.main' : 'transparent',
            }}
          >
            <Button
              color={isActive ? 'primary' : 'inherit'}
              aria-current={isActive ? 'true' : undefined}
              onClick={() => onActivate(draft.key)}
              sx={{ maxWidth: 200, display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: isActive ? 700 : 400 }}
            >
              {title}
            </Button>
            {draft.isTouched && (
              <IconButton aria-label={t('draft.close', { title })} onClick={() => onClose(draft.key)}>
                <Close sx={{ fontSize: 16 }} />
              </IconButton>
            )}
          </Box>
        );
      })}
      <Button color="inherit" startIcon={<Add fontSize="small" />} onClick={onNew} aria-keyshortcuts="F2" sx={{ flexShrink: 0 }}>
        {t('draft.new')}
        <KeyHint combo="F2" />
      </Button>
    </Box>
  );
}
