import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PresetData } from '../../../shared/presets/preset.ts';
import type { PresetView } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { useCommand } from '../../use-command.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { presetFormId } from './preset-form-id.ts';
import { useFreshPreset } from './use-fresh-preset.ts';

interface PresetActsProps {
  readonly preset: PresetView;
  /** The draft that the form shows; null: none. */
  readonly savedAt: number | null;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** The form starts again from this. */
  readonly onRestart: (data: PresetData, note: string, savedAt: number | null) => void;
}

/** The head of the editor: saving first, then approving; the rest beside them. */
export function PresetActs({ preset, savedAt, isDirty, isSaving, onRestart }: PresetActsProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { presetName } = usePresetTexts();
  const [dialog, setDialog] = useState<'approve' | 'copy' | 'remove' | 'discard'>();
  const close = () => setDialog(undefined);
  const { code, data, isOwn } = preset;
  const name = presetName(data);
  const isFirst = preset.versions.length === 1;
  const refusal = isDirty ? t('presets:approve.saveFirst') : savedAt === null ? t('presets:approve.noDraft') : undefined;
  return (
    <>
      <PageHeader
        title={name}
        subtitle={<Origin preset={preset} />}
        chip={savedAt !== null && <StatusChip label={t('presets:page.draft')} tone="attention" />}
        backTo="/settings/presets"
        actions={
          <>
            <CommandButton label={t('presets:command.copy')} onClick={() => setDialog('copy')} />
            {isOwn && <CommandButton label={t('presets:command.remove')} isDestructive onClick={() => setDialog('remove')} />}
            {savedAt !== null && !isFirst && (
              <CommandButton label={t('presets:command.discard')} isDestructive onClick={() => setDialog('discard')} />
            )}
            <CommandButton
              label={t('presets:command.approve')}
              onClick={() => setDialog('approve')}
              isPrimary={refusal === undefined}
              {...(refusal === undefined ? {} : { refusal })}
            />
            <Button type="submit" form={presetFormId} variant={refusal === undefined ? 'outlined' : 'contained'} loading={isSaving}>
              {t('presets:command.save')}
              <KeyHint combo="Ctrl+Enter" />
            </Button>
          </>
        }
      />
      {dialog === 'approve' && savedAt !== null && (
        <ApproveDialog preset={preset} savedAt={savedAt} onRestart={onRestart} onClose={close} />
      )}
      {dialog === 'copy' && <CopyDialog code={code} name={name} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog code={code} name={name} onClose={close} />}
      {dialog === 'discard' && savedAt !== null && (
        <DiscardDialog code={code} name={name} savedAt={savedAt} onRestart={onRestart} onClose={close} />
      )}
    </>
  );
}

function Origin({ preset: { family, basedOn } }: { readonly preset: PresetView }): ReactNode {
  const { t } = useTranslation('presets');
  const { presetName } = usePresetTexts();
  const from =
    basedOn === '' ? '' : basedOn === 'file' ? t('page.fromFile') : t('page.basedOn', { name: presetName({ code: basedOn, name: '' }) });
  return [t(`family.${family}`), from].filter(Boolean).join(' · ');
}

interface NamedProps {
  readonly code: string;
  readonly name: string;
  readonly onClose: () => void;
}

function RemoveDialog({ code, name, onClose }: NamedProps): ReactNode {
  const { t } = useTranslation('presets');
  const navigate = useNavigate();
  const remove = useCommand(useTRPC().presets.remove.mutationOptions(), {
    doneText: t('remove.done', { name }),
    onDone: () => navigate('/settings/presets', { replace: true }),
  });
  return (
    <ConfirmDialog
      open
      action={t('command.remove')}
      thing={t('remove.thing', { name })}
      consequence={t('remove.consequence')}
      isDestructive
      isPending={remove.isPending}
      onConfirm={() => remove.run({ code })}
      onClose={onClose}
    />
  );
}

function DiscardDialog({
  code,
  name,
  savedAt,
  onRestart,
  onClose,
}: NamedProps & Pick<PresetActsProps, 'onRestart'> & { readonly savedAt: number }): ReactNode {
  const { t } = useTranslation('presets');
  const refresh = useFreshPreset(code);
  const discard = useCommand(useTRPC().presets.discard.mutationOptions(), {
    doneText: t('discard.done'),
    onDone: async () => {
      const fresh = await refresh();
      onRestart(fresh.data, fresh.draftNote, fresh.draftSavedAt);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      action={t('command.discard')}
      thing={t('discard.thing', { name })}
      consequence={t('discard.consequence')}
      isDestructive
      isPending={discard.isPending}
      onConfirm={() => discard.run({ code, savedAt })}
      onClose={onClose}
    />
  );
}
