import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageText } from '../../message-key.ts';
import { AppDialog } from '../app-dialog.tsx';
import { KeyHint } from '../key-hint.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** The shortcuts that work on this screen and everywhere; opened with `?`. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <AppDialog open={open} title={t('frame.shortcuts')} onClose={onClose} maxWidth="sm">
      <HelpBody onClose={onClose} />
    </AppDialog>
  );
}

function HelpBody({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation();
  const listed = useShortcuts().filter((shortcut) => shortcut.layer === 0 && shortcut.label !== undefined);
  const groups = [
    { scope: 'screen', title: t('frame.shortcutsScreen') },
    { scope: 'global', title: t('frame.shortcutsGlobal') },
  ] as const;
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' }, alignItems: 'start' }}>
        {groups.map(({ scope, title }) => (
          <Box key={scope}>
            <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
              {title}
            </Typography>
            <Box component="dl" sx={{ m: 0 }}>
              {listed
                .filter((shortcut) => shortcut.scope === scope)
                .map(({ combo, label }) => (
                  <Box key={`${combo} ${label}`} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.25 }}>
                    <dt>{label && messageText(i18n, label)}</dt>
                    <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap' }}>
                      <span style={hidden}>{combo}</span>
                      <KeyHint combo={combo} />
                    </Box>
                  </Box>
                ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {t('action.close')}
        </Button>
      </DialogActions>
    </>
  );
}

const hidden = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } as const;
