import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperKind } from '../../../shared/numbers.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { ChoiceFilter, DayFilter, dayOrNull } from '../../components/list-filters.tsx';
import { errorText } from '../../error-text.ts';

interface OutPapersProps {
  readonly kind: PaperKind;
  readonly people: readonly { readonly id: number; readonly name: string; readonly isTechnician: boolean; readonly isActive: boolean }[];
  /** @returns how many of them are new on the list. */
  readonly onAdd: (numbers: readonly string[]) => number;
}

/** Puts on the list what a technician has out, or what is out of a day (R-000-52). */
export function OutPapers({ kind, people, onAdd }: OutPapersProps): ReactNode {
  const { t, i18n } = useTranslation('handovers');
  const client = useTRPCClient();
  const [staffId, setStaffId] = useState<number | null>(null);
  const [day, setDay] = useState('');
  const [isBusy, setBusy] = useState(false);
  const fill = async () => {
    setBusy(true);
    try {
      const numbers = await client.handovers.out.query({ kind, staffId, day: dayOrNull(day) });
      const added = onAdd(numbers);
      showToast(added > 0 ? t('filled', { count: added }) : t('nothingOut'), { severity: added > 0 ? 'success' : 'info' });
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box role="group" aria-label={t('fillHint')} sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
      {kind === 'workOrder' && (
        <>
          <ChoiceFilter
            label={t('technician')}
            all="—"
            value={staffId}
            options={people.filter((one) => one.isTechnician && one.isActive).map(({ id, name }) => [id, name])}
            onChange={setStaffId}
          />
          <DayFilter label={t('day')} value={day} onChange={setDay} />
        </>
      )}
      <Button variant="outlined" loading={isBusy} onClick={() => void fill()}>
        {t('fill')}
      </Button>
    </Box>
  );
}
