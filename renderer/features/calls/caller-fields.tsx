import Person from '@mui/icons-material/PersonOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../shared/customers.ts';
import { looksLikePhone } from '../../../shared/phone.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { CallerSearch } from './caller-search.tsx';
import type { CallForm } from './call-values.ts';

/** Who calls: a customer on file, or somebody unknown with as much as they say: a number, a name, or nothing. */
export function CallerFields(): ReactNode {
  const { t } = useTranslation('calls');
  const { control, setValue, getValues, setFocus } = useFormContext<CallForm>();
  const [customerId, phone] = useWatch({ control, name: ['customerId', 'phone'] });
  const set = (values: Partial<CallForm>) => {
    for (const [name, value] of Object.entries(values)) setValue(name as keyof CallForm, value, { shouldDirty: true });
  };
  const choose = (match: CallerMatch) => {
    const typed = getValues('phone');
    set({
      customerId: match.customerId,
      customerName: match.name,
      phone: looksLikePhone(typed) && typed.length > match.phone.length ? typed : match.phone.slice(0, 40),
      callerName: match.contactName === match.name ? '' : match.contactName,
    });
    setTimeout(() => setFocus('summary'));
  };
  if (customerId !== null)
    return <Known customerId={customerId} onChange={() => set({ customerId: null, customerName: '', requestId: null })} />;
  const leave = () => {
    const { phone: typed, callerName } = getValues();
    // whoever gave a name only has typed it where the cursor stood
    if (typed.trim() !== '' && callerName === '' && !/\d{3}/.test(typed)) set({ phone: '', callerName: typed.trim().slice(0, 40) });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '3fr 2fr', alignItems: 'start' }}>
      <CallerSearch
        name="phone"
        label={t('form.who')}
        helperText={t('form.whoHint')}
        value={phone}
        onType={(text) => setValue('phone', text.slice(0, 40), { shouldDirty: true })}
        onChoose={choose}
        onLeave={leave}
        autoFocus
        takesOnly
        onAsTyped={() => setFocus('callerName')}
      />
      <FormTextField name="callerName" label={t('form.name')} maxLength={40} />
    </Box>
  );
}

function Known({ customerId, onChange }: { readonly customerId: number; readonly onChange: () => void }): ReactNode {
  const { t } = useTranslation(['calls', 'requests']);
  const trpc = useTRPC();
  const { control } = useFormContext<CallForm>();
  const [customerName, phone] = useWatch({ control, name: ['customerName', 'phone'] });
  const { data } = useQuery(trpc.customers.caller.queryOptions({ id: customerId }));
  const open = data?.openRequests ?? [];
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 40 }}>
        <Person fontSize="small" titleAccess={t('calls:form.onFile')} color="primary" />
        <Typography noWrap sx={{ fontWeight: 600 }}>
          {customerName}
        </Typography>
        <Typography noWrap sx={{ color: 'text.secondary' }}>
          {phone}
        </Typography>
        <Button size="small" onClick={onChange} sx={{ ml: 'auto', flexShrink: 0 }}>
          {t('calls:form.change')}
        </Button>
      </Box>
      {open.length > 0 && (
        <FormChoiceField
          name="requestId"
          label={t('calls:form.about')}
          emptyLabel={t('calls:form.aboutNone')}
          options={open.map(({ id, no, content }) => ({ value: id, label: `${no} ${content.slice(0, 30)}` }))}
        />
      )}
    </>
  );
}
