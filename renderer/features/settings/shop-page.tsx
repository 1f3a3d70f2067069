import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../../shared/i18n/types.ts';
import { updateShopInput } from '../../../shared/settings.ts';
import type { SettingsView } from '../../../shared/settings.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { FileRoom } from './file-room.tsx';
import { ShopLogo } from './shop-logo.tsx';

const shopSchema = updateShopInput.omit({ version: true });
type Shop = SettingsView['shop'];
type ShopValues = Omit<Shop, 'version'>;
const fields = ['name', 'phone', 'address', 'zone', 'language', 'lockAfterMin'] as const;

/** The shop 本店资料: what is printed on slips, the zone of all times, the automatic lock. */
export function ShopPage(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.get.queryOptions());
  return (
    <SettingsArea section="shop" hint={t('shop.hint')}>
      {settings.data ? (
        <Box sx={{ display: 'grid', gap: 3, maxWidth: 560 }}>
          <ShopForm shop={settings.data.shop} />
          <ShopLogo />
          <FileRoom />
        </Box>
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <TableSkeleton />
      )}
    </SettingsArea>
  );
}

function ShopForm({ shop }: { readonly shop: Shop }): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const [version, setVersion] = useState(shop.version);
  const form = useForm<ShopValues>({ resolver: zodResolver(shopSchema), defaultValues: valuesOf(shop) });
  const draft = useServerDraft(form, 'other', 'shop');
  const update = useCommand(trpc.settings.updateShop.mutationOptions(), {
    form,
    doneText: t('settings:saved'),
    errorToast: false,
    onDone: async (receipt, { version: _version, ...saved }) => {
      setVersion(receipt.version);
      form.reset(saved);
      await draft.remove();
    },
  });
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: id.replaceAll('_', ' ') })), []);
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as Shop) : undefined;
  const submit = (values: ShopValues, at = version) => update.run({ version: at, ...values });
  return (
    <AppForm form={form} onSubmit={(values) => submit(values)} label={t('settings:shop.form')} sx={{ maxWidth: 560, pt: 0.5 }}>
      {current && (
        <StaleNotice
          differences={fields
            .filter((field) => form.getValues(field) !== current[field])
            .map((field) => ({ label: t(`settings:shop.${field}`), mine: String(form.getValues(field)), theirs: String(current[field]) }))}
          onUseMine={() => {
            setVersion(current.version);
            void form.handleSubmit((values) => submit(values, current.version))();
          }}
          onUseTheirs={() => {
            setVersion(current.version);
            form.reset(valuesOf(current));
            update.reset();
          }}
        />
      )}
      <FormTextField name="name" label={t('settings:shop.name')} required maxLength={80} />
      <FormTextField name="phone" label={t('settings:shop.phone')} maxLength={60} />
      <FormTextField name="address" label={t('settings:shop.address')} maxLength={200} />
      <FormAutocompleteField
        name="zone"
        label={t('settings:shop.zone')}
        required
        options={zones}
        chosen={{ id: shop.zone, label: shop.zone }}
        helperText={t('settings:shop.zoneHint')}
      />
      <FormChoiceField
        name="language"
        label={t('settings:shop.language')}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <FormQuantityField
        name="lockAfterMin"
        label={t('settings:shop.lockAfterMin')}
        unit={t('settings:shop.minutes')}
        helperText={t('settings:shop.lockHint')}
      />
      {update.error && !current && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {update.error.text}
        </Box>
      )}
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function valuesOf({ version: _version, ...values }: Shop): ShopValues {
  return values;
}
