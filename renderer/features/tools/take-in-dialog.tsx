import type { ReactNode } from 'react';
import { useState } from 'react';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { useCan } from '../../session.tsx';
import { TakeInForm } from './take-in-form.tsx';

interface TakenIn {
  readonly documentId: number;
  readonly no: string;
}

/** Tools come into the room, and get their labels (R-000-69). */
export function TakeInDialog({ kind, onClose }: { readonly kind?: ToolKindRow; readonly onClose: () => void }): ReactNode {
  const [done, setDone] = useState<TakenIn>();
  if (done) return <LabelsDialog {...done} onClose={onClose} />;
  return <TakeInForm {...(kind && { kind })} onDone={setDone} onClose={onClose} />;
}

function LabelsDialog({ documentId, no, onClose }: TakenIn & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('tools');
  const mayPrint = useCan()('print.store');
  const ids = useQuery(useTRPC().tools.ofDocument.queryOptions({ id: documentId })).data ?? [];
  return (
    <AppDialog open title={t('stockIn.labelsTitle')} onClose={onClose}>
      <DialogContent>{t('stockIn.labelsHint', { no, count: ids.length })}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('stockIn.later')}</Button>
        <Button
          component={RouterLink}
          to={`/print/tool-labels?ids=${ids.join()}`}
          variant="contained"
          disabled={ids.length === 0 || !mayPrint}
          autoFocus
        >
          {t('stockIn.labels')}
        </Button>
      </DialogActions>
    </AppDialog>
  );
}
