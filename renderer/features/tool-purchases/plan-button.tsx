import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toolPlanInput } from '../../../shared/tool-purchases.ts';
import type { ToolPlanLine } from '../../../shared/tool-purchases.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { addMonths } from '../../../shared/warranty-terms.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { errorText } from '../../error-text.ts';
import { useZone } from '../../session.tsx';

interface PlanButtonProps {
  /** The purchase that is written anew. */
  readonly exceptId: number | null;
  readonly onPlan: (lines: readonly ToolPlanLine[], until: string) => void;
}

/** Asks what is short and whose life ends until a day, by default the end of next month (R-000-62). */
export function PlanButton({ exceptId, onPlan }: PlanButtonProps): ReactNode {
  const { t, i18n } = useTranslation('toolPurchases');
  const client = useTRPCClient();
  const zone = useZone();
  const [until, setUntil] = useState(() => addDays(addMonths(`${dayOf(Date.now(), zone).slice(0, 7)}-01`, 2), -1));
  const [isAsking, setAsking] = useState(false);
  const asked = toolPlanInput.safeParse({ until, exceptId });
  const ask = async () => {
    if (!asked.success) return;
    setAsking(true);
    try {
      onPlan(await client.toolPurchases.plan.query(asked.data), until);
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <TextField
        type="date"
        label={t('field.until')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        error={!asked.success}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 170, ml: { md: 'auto' } }}
      />
      <Button variant="outlined" loading={isAsking} disabled={!asked.success} onClick={() => void ask()}>
        {t('edit.propose')}
      </Button>
    </>
  );
}
