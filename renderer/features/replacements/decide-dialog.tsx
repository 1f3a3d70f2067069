import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplacementRow } from '../../../shared/replacements.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { useCommand } from '../../use-command.ts';

/** The supervisor's decision; a refusal says why. */
export function DecideDialog({ replacement, onClose }: { readonly replacement: ReplacementRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['replacements', 'common']);
  const trpc = useTRPC();
  const [note, setNote] = useState('');
  const { id, version, no } = replacement;
  const decide = useCommand(trpc.replacements.decide.mutationOptions(), { onDone: onClose });
  const run = (isApproved: boolean) => void decide.run({ id, version, isApproved, note: note.trim() });
  const name = [replacement.itemCode, replacement.itemName, replacement.itemSpec].filter(Boolean).join(' ');
  return (
    <AppDialog open title={`${t('replacements:decide')} ${no}`} onClose={onClose} maxWidth="sm">
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {name} × {replacement.qty} {replacement.unit}
        </Typography>
        <Typography>
          {t(`replacements:cause.${replacement.cause}`)}：{replacement.reason}
        </Typography>
        <Typography>
          {t('replacements:responsible')}：{replacement.responsibleName}
          {replacement.nth > 1 && ` · ${t('replacements:nth', { n: replacement.nth })}`}
        </Typography>
        <TextField
          label={t('replacements:note')}
          value={note}
          autoFocus
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 300 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button color="error" disabled={note.trim() === ''} loading={decide.isPending} onClick={() => run(false)}>
          {t('replacements:refuse')}
        </Button>
        <Button variant="contained" loading={decide.isPending} onClick={() => run(true)}>
          {t('replacements:approve')}
        </Button>
      </DialogActions>
    </AppDialog>
  );
}
