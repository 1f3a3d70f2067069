import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useFileFields } from '../../components/use-file-fields.ts';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { CompleteFileButton } from './complete-file-button.tsx';

interface FileNoticeProps {
  readonly customerId: number;
  readonly version: number;
  readonly name: string;
  /** Null: none is due. */
  readonly dueAt: number | null;
}

/** While the file of a new customer is not complete: until when, what is missing, and the button that ends it (R-002-14). */
export function FileNotice({ customerId, version, name, dueAt }: FileNoticeProps): ReactNode {
  const { t } = useTranslation('customerFile');
  const allowed = useCan();
  const when = useWhen();
  const now = useNow();
  const fieldsText = useFileFields();
  const file = useQuery(useTRPC().customers.fileState.queryOptions({ id: customerId })).data;
  // The notice stands at once; what is missing and the button come into it, so that nothing below moves.
  if (dueAt === null || (file && file.completedAt !== null)) return null;
  const missing = fieldsText(file?.missing ?? []);
  const isLate = dueAt < now;
  return (
    <Alert
      severity={isLate ? 'warning' : 'info'}
      variant="outlined"
      sx={{ py: 0.25, minHeight: 50, alignItems: 'center', '& .MuiAlert-action': { p: 0, alignItems: 'center' } }}
      action={
        file && allowed('customers.write') && <CompleteFileButton customer={{ id: customerId, version, name, missing: file.missing }} />
      }
    >
      {isLate ? t('files.lateSince', { when: when(dueAt) }) : t('files.dueAt', { when: when(dueAt) })}
      {missing && (
        <Box component="span" sx={{ ml: 1, fontWeight: 600 }}>
          {t('files.completeRefusal', { missing })}
        </Box>
      )}
    </Alert>
  );
}
