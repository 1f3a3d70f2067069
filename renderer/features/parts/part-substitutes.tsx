import { zodResolver } from '@hookform/resolvers/zod';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { z } from 'zod';
import { substituteInput } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** What can stand in for a part, each for the other. */
export function PartSubstitutes({ part }: { readonly part: PartView }): ReactNode {
  const { t } = useTranslation('catalogue');
  const trpc = useTRPC();
  const mayManage = useCan()('parts.manage');
  const [isAdding, setAdding] = useState(false);
  const substitutes = useQuery(trpc.parts.substitutes.queryOptions({ itemId: part.id }));
  const remove = useCommand(trpc.parts.removeSubstitute.mutationOptions(), { doneText: t('substitutes.removed') });
  return (
    <Section title={t('substitutes.title')} actions={mayManage && <Button onClick={() => setAdding(true)}>{t('substitutes.add')}</Button>}>
      {substitutes.data?.length === 0 && t('substitutes.empty')}
      {substitutes.data?.map((one) => (
        <Box key={one.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 36 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Link component={RouterLink} to={`/parts/${one.id}`}>
              {one.name} {one.code}
            </Link>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {[formatQuantity(one.qty, one), one.spec, one.note].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
          {mayManage && (
            <IconButton
              aria-label={t('substitutes.remove', { name: one.name })}
              onClick={() => void remove.run({ itemId: part.id, substituteId: one.id })}
            >
              <Close fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
      {isAdding && <SubstituteDialog part={part} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function SubstituteDialog({ part, onClose }: { readonly part: PartView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('catalogue');
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const found = useQuery(
    trpc.parts.find.queryOptions({ query: typed, limit: 10 }, { enabled: typed.trim() !== '', placeholderData: keepPreviousData }),
  );
  const form = useForm<z.input<typeof substituteInput>, unknown, z.output<typeof substituteInput>>({
    resolver: zodResolver(substituteInput),
    defaultValues: { itemId: part.id, note: '' },
  });
  const add = useCommand(trpc.parts.addSubstitute.mutationOptions(), { form, doneText: t('substitutes.added'), onDone: onClose });
  const options = (found.data ?? [])
    .filter(({ id }) => id !== part.id)
    .map((row) => ({
      id: row.id,
      label: `${row.code} ${row.name}`,
      detail: [row.spec, formatQuantity(row.qty, row)].filter(Boolean).join(' · '),
    }));
  return (
    <FormDialog
      form={form}
      title={t('substitutes.addTitle', { name: part.name })}
      isPending={add.isPending}
      onSubmit={(values) => add.run(values)}
      onClose={onClose}
    >
      <FormAutocompleteField
        name="substituteId"
        label={t('substitutes.part')}
        required
        autoFocus
        options={options}
        onSearch={setTyped}
        isLoading={found.isFetching}
      />
      <FormTextField name="note" label={t('substitutes.note')} helperText={t('substitutes.noteHint')} maxLength={200} />
    </FormDialog>
  );
}
