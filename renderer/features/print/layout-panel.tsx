import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayoutPaper, SavedLayout } from '../../../shared/form-layouts.ts';
import type { FormCode } from '../../../shared/forms.ts';
import type { Paper } from '../../../shared/papers.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import type { PaperPart } from '../../print/paper-form.ts';
import { useCommand } from '../../use-command.ts';
import { LayoutParts } from './layout-parts.tsx';
import { layoutDifferences } from './layout-text.ts';
import type { LayoutDraft, LayoutEditing } from './use-layout-draft.ts';

interface LayoutPanelProps {
  readonly form: FormCode;
  readonly paper: Paper;
  readonly parts: readonly PaperPart[];
  readonly editing: LayoutEditing;
  readonly draft: LayoutDraft;
  /** The saved layout that the draft was made from holds a change of the shop, which can be taken away. */
  readonly isChanged: boolean;
}

/**
 * The layout editor beside the preview (F106): which parts print, in which order, under which caption, how wide, and the shop's own text
 * above and below. It offers only what the form offers; what a rule asks for cannot be left out.
 */
export function LayoutPanel({ form, paper, parts, editing, draft, isChanged }: LayoutPanelProps): ReactNode {
  const { t } = useTranslation(['forms', 'common', 'print']);
  const [isLeaving, setLeaving] = useState(false);
  const trpc = useTRPC();
  const { layout, current } = draft;
  const save = useCommand(trpc.forms.saveLayout.mutationOptions(), {
    doneText: t('forms:layout.saved'),
    onDone: editing.end,
    errorToast: false,
  });
  const reset = useCommand(trpc.forms.saveLayout.mutationOptions(), { doneText: t('forms:layout.wasReset'), onDone: editing.end });
  const stale = save.error?.code === 'staleVersion' ? save.error : undefined;
  const theirs = stale?.details['current'] as SavedLayout | undefined;
  const send = (over = current) => void save.run({ form, paper: draft.paper, current: over, layout: spelled(layout) });
  const leave = () => (draft.isDirty ? setLeaving(true) : editing.end());
  useShortcut('Escape', leave, { label: 'common:shortcut.close' });
  useShortcut('Ctrl+Enter', () => send(), { label: 'common:action.save' });
  return (
    <Box component="aside" aria-label={t('forms:layout.title')} sx={panelStyle}>
      <Typography variant="h2">{t('forms:layout.title')}</Typography>
      {stale && (
        <StaleNotice
          differences={layoutDifferences(layout, theirs?.layout ?? null, parts, t)}
          onUseMine={() => {
            save.reset();
            editing.takeOver(theirs, false, parts);
            send(theirs?.current ?? 0);
          }}
          onUseTheirs={() => {
            save.reset();
            editing.takeOver(theirs, true, parts);
          }}
        />
      )}
      {save.error && !stale && (
        <Typography role="alert" color="error">
          {save.error.text}
        </Typography>
      )}
      <TextField
        select
        label={t('forms:layout.paper')}
        value={draft.paper}
        onChange={(event) => editing.choosePaper(event.target.value as LayoutPaper, parts)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('forms:layout.everyPaper')}</MenuItem>
        <MenuItem value={paper}>{t('forms:layout.thisPaper', { paper: t(`print:paper.${paper}`) })}</MenuItem>
      </TextField>
      <TextField
        label={t('forms:layout.topText')}
        multiline
        maxRows={4}
        value={layout.topText}
        onChange={(event) => editing.change({ topText: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <LayoutParts parts={parts} layout={layout} change={editing.change} />
      <TextField
        label={t('forms:layout.bottomText')}
        multiline
        maxRows={6}
        value={layout.bottomText}
        onChange={(event) => editing.change({ bottomText: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <FormControlLabel
        label={t('forms:layout.hasLogo')}
        control={<Checkbox checked={layout.hasLogo} onChange={(_, hasLogo) => editing.change({ hasLogo })} />}
      />
      <Box sx={buttonsStyle}>
        <Button variant="contained" loading={save.isPending} onClick={() => send()}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
        <Button onClick={leave}>{t('common:action.cancel')}</Button>
        {isChanged && (
          <Button
            color="warning"
            loading={reset.isPending}
            onClick={() => void reset.run({ form, paper: draft.paper, current, layout: null })}
            sx={{ ml: 'auto' }}
          >
            {t('forms:layout.reset')}
          </Button>
        )}
      </Box>
      <ConfirmDialog
        open={isLeaving}
        action={t('forms:layout.discard')}
        thing={t('forms:layout.title')}
        consequence={t('forms:layout.discardHint')}
        isDestructive
        onConfirm={editing.end}
        onClose={() => setLeaving(false)}
      />
    </Box>
  );
}

/** As the host takes it. */
function spelled({ parts, ...layout }: LayoutDraft['layout']) {
  return { ...layout, parts: parts.map((part) => ({ ...part })) };
}

const panelStyle = {
  overflow: 'auto',
  p: 2,
  borderRight: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  display: 'grid',
  gap: 2,
  alignContent: 'start',
} as const;

/** However long the list is, its buttons stay in sight. */
const buttonsStyle = {
  display: 'flex',
  gap: 1,
  position: 'sticky',
  bottom: -16,
  mx: -2,
  mb: -2,
  p: 2,
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
} as const;
