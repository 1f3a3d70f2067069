import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredLine } from '../../../shared/fields.ts';
import type { PresetList } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormSuggestField } from '../../components/form-suggest-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { useCommand } from '../../use-command.ts';

/** What the shop uses, and which product lines use something else. */
export function ShopChoice({ list }: { readonly list: PresetList }): ReactNode {
  const { t } = useTranslation('presets');
  const { presetName } = usePresetTexts();
  const [isAdding, setAdding] = useState(false);
  const nameOf = (code: string) => presetName(list.presets.find((one) => one.code === code) ?? { code, name: '' });
  return (
    <Section
      title={t('shop.title')}
      actions={
        <Button onClick={() => setAdding(true)} disabled={list.presets.length === 0}>
          {t('shop.addLine')}
        </Button>
      }
    >
      <Facts items={[[t('shop.default'), <b key="shop">{nameOf(list.shopPreset)}</b>]]} />
      <Box sx={{ mt: 1.5 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('shop.lines')}
        </Typography>
        {list.choices.length === 0 ? (
          <Typography>{t('shop.noLines')}</Typography>
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {list.choices.map(({ category, code }) => (
              <Line key={category} category={category} label={`${category} → ${nameOf(code)}`} />
            ))}
          </Box>
        )}
      </Box>
      {isAdding && <LineDialog list={list} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Line({ category, label }: { readonly category: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('presets');
  const choose = useCommand(useTRPC().presets.choose.mutationOptions(), { doneText: t('shop.lineRemoved', { category }) });
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      {label}
      <Button
        loading={choose.isPending}
        onClick={() => void choose.run({ scope: 'category', category, code: '' })}
        aria-label={`${t('shop.removeLine')} ${category}`}
      >
        {t('shop.removeLine')}
      </Button>
    </Box>
  );
}

const lineSchema = z.object({ category: requiredLine(60), code: z.string().min(1) });

function LineDialog(props: { readonly list: PresetList; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <AppDialog open title={t('shop.addLine')} onClose={props.onClose}>
      <LineForm {...props} />
    </AppDialog>
  );
}

function LineForm({ list, onClose }: { readonly list: PresetList; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { presetName } = usePresetTexts();
  const usable = list.presets.filter(({ inForce }) => inForce !== null);
  const form = useForm({ resolver: zodResolver(lineSchema), defaultValues: { category: '', code: list.shopPreset } });
  const choose = useCommand(useTRPC().presets.choose.mutationOptions(), {
    form,
    doneText: ({ code }) =>
      t('presets:shop.lineChosen', {
        category: form.getValues('category'),
        preset: presetName(usable.find((one) => one.code === code) ?? { code, name: '' }),
      }),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={(values) => choose.run({ scope: 'category', ...values })} label={t('presets:shop.addLine')}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('presets:shop.linesHint')}</Typography>
        <FormSuggestField
          name="category"
          label={t('presets:shop.category')}
          suggestions={list.categories}
          maxLength={60}
          required
          autoFocus
        />
        <FormChoiceField
          name="code"
          label={t('presets:shop.preset')}
          options={usable.map((preset) => ({ value: preset.code, label: presetName(preset) }))}
          required
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={choose.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
