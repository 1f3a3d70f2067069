import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { line } from '../../../shared/fields.ts';
import { presetData } from '../../../shared/presets/preset.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import { differencesOf } from '../../../shared/presets/difference.ts';
import type { PresetView } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { Section } from '../../components/detail-page.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { downloadFile } from '../../download.ts';
import { useCommand } from '../../use-command.ts';
import { PresetActs } from './preset-acts.tsx';
import { BasicFields, ClosingFields, IntakeFields, PaperFields, UrgencyFields } from './preset-fields.tsx';
import { presetFormId } from './preset-form-id.ts';
import { usePresetWords } from './preset-words.ts';
import { ProblemList, problemsIn } from './problem-list.tsx';
import { TimersSection } from './timers-section.tsx';
import { VersionsSection } from './versions-section.tsx';

/** The preset as it is typed, with what the draft says of itself. */
const schema = presetData.extend({ changeNote: line(300) });
type Values = z.input<typeof schema>;

/** Editing goes into a draft; the form keeps what was typed until it is saved, whoever saves meanwhile. */
export function PresetEditor({ preset }: { readonly preset: PresetView }): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const trpc = useTRPC();
  const { code } = preset;
  // The draft that the form started from.
  const [base, setBase] = useState({ savedAt: preset.draftSavedAt, data: preset.data });
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(preset.data, preset.draftNote),
  });
  const kept = useServerDraft(form, 'other', `preset-${code}`);
  const save = useCommand(trpc.presets.draft.mutationOptions(), { form, errorToast: false });
  const exported = useCommand(trpc.presets.export.mutationOptions(), {
    onDone: downloadFile,
    doneText: ({ fileName }) => t('presets:exported', { file: fileName }),
  });
  const stale = save.error?.code === 'staleVersion' ? (save.error.details['current'] as StoredDraft | undefined) : undefined;
  const problems = problemsIn(save.error);

  const run = async ({ changeNote, ...data }: z.output<typeof schema>, savedAt: number | null) => {
    const saved = await save.run({ code, savedAt, note: changeNote, data });
    if (!saved) return undefined;
    setBase({ savedAt: saved.savedAt, data });
    form.reset(valuesOf(data, changeNote));
    await kept.remove();
    return saved;
  };
  const takeTheirs = (theirs: StoredDraft) => {
    setBase({ savedAt: theirs.savedAt, data: theirs.data });
    form.reset(valuesOf(theirs.data, theirs.note));
    save.reset();
    void kept.remove();
  };
  const restart = (data: PresetData, note: string, savedAt: number | null) => {
    setBase({ savedAt, data });
    form.reset(valuesOf(data, note));
    void kept.remove();
  };
  const isDirty = form.formState.isDirty;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PresetActs preset={preset} savedAt={base.savedAt} isDirty={isDirty} isSaving={save.isPending} onRestart={restart} />
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, pb: 2, display: 'grid', gap: 2, alignContent: 'start' }}>
        <AppForm
          id={presetFormId}
          form={form}
          onSubmit={(values) => run(values, base.savedAt)}
          label={t('presets:list.label')}
          sx={{ gap: 2 }}
        >
          <DraftNotice draft={kept} />
          {stale && (
            <Stale
              mine={form.getValues()}
              theirs={stale}
              onUseMine={() => void form.handleSubmit((values) => run(values, stale.savedAt))()}
              onUseTheirs={() => takeTheirs(stale)}
            />
          )}
          {problems.length > 0 ? (
            <ProblemList
              title={t('presets:page.problems', { count: problems.length })}
              problems={problems}
              codes={form.getValues('timers').map((timer) => timer.code)}
            />
          ) : (
            save.error && !stale && <Alert severity="error">{save.error.text}</Alert>
          )}
          <Section title={t('presets:page.changeNote')}>
            <FormTextField
              name="changeNote"
              label={t('presets:page.changeNote')}
              helperText={t('presets:page.draftHint')}
              maxLength={300}
            />
          </Section>
          <BasicFields code={code} isOwn={preset.isOwn} />
          <IntakeFields />
          <UrgencyFields />
          <TimersSection />
          <ClosingFields />
          <PaperFields />
        </AppForm>
        <VersionsSection preset={preset} onExport={(version) => exported.run({ code, version })} />
      </Box>
    </Box>
  );
}

interface StoredDraft {
  readonly savedAt: number | null;
  readonly note: string;
  readonly data: PresetData;
}

function valuesOf(data: PresetData, changeNote: string): Values {
  return { ...structuredClone(data), changeNote };
}

interface StaleProps {
  readonly mine: Values;
  readonly theirs: StoredDraft;
  readonly onUseMine: () => void;
  readonly onUseTheirs: () => void;
}

function Stale({ mine, theirs, onUseMine, onUseTheirs }: StaleProps): ReactNode {
  const { labelOf, textOf } = usePresetWords();
  const { changeNote: _note, ...typed } = mine;
  const differences = differencesOf(typed as PresetData, presetData.parse(theirs.data)).map(({ path, from, to }) => ({
    label: labelOf(path),
    mine: textOf(path, from),
    theirs: textOf(path, to),
  }));
  return <StaleNotice differences={differences} onUseMine={onUseMine} onUseTheirs={onUseTheirs} />;
}
