import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderPartView } from '../../../shared/parts.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useCan } from '../../session.tsx';
import { HoldForPart } from './hold-for-part.tsx';
import { MissingPart } from './missing-part.tsx';

/** A slip as far as its missing parts are concerned. */
export interface MissingSlip {
  readonly workOrderId: number;
  readonly no: string;
  /** Its job stands still already. */
  readonly isHeld: boolean;
  readonly parts: readonly WorkOrderPartView[];
}

/** Opens what can be done about the parts that a slip still lacks; nothing where it lacks none. */
export function MissingButton({ slip }: { readonly slip: MissingSlip }): ReactNode {
  const { t } = useTranslation('issuing');
  const [isOpen, setOpen] = useState(false);
  const mayIssue = useCan()('stock.issue');
  if (!mayIssue || !slip.parts.some(isMissing)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t('missing.openFor', { no: slip.no })}>
        {t('missing.open')}
      </Button>
      {isOpen && <MissingDialog slip={slip} onClose={() => setOpen(false)} />}
    </>
  );
}

/** R-003-13: where each missing part lies, to keep or transfer it; what would do instead; purchase; and the hold 待缺件. */
function MissingDialog({ slip, onClose }: { readonly slip: MissingSlip; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['issuing', 'common']);
  return (
    <AppDialog open title={t('issuing:missing.title', { no: slip.no })} onClose={onClose} maxWidth="md">
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {slip.parts.filter(isMissing).map((part) => (
          <MissingPart key={part.itemId} slip={slip} part={part} />
        ))}
        {slip.isHeld ? (
          <Box>
            <StatusChip label={t('issuing:missing.isHeld')} tone="attention" />
          </Box>
        ) : (
          <HoldForPart slip={slip} onDone={onClose} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.close')}</Button>
      </DialogActions>
    </AppDialog>
  );
}

export function isMissing({ wantedQty, issuedQty }: WorkOrderPartView): boolean {
  return wantedQty > issuedQty;
}
