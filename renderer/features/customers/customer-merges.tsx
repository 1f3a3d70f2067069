import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { UndoMergeButton } from '../../components/undo-merge-button.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

/**
 * On a customer's page: leads from one that became a part of another to where its things are now, and says on the page of the kept one
 * who became a part of it, with the way to part them again (R-004-20).
 */
export function CustomerMerges({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const allowed = useCan();
  const [params] = useSearchParams();
  const { data } = useQuery(trpc.merges.of.queryOptions({ id: customerId }));
  if (!data) return null;
  if (data.livesOnAs) return <Navigate replace to={`/customers/${data.livesOnAs.id}?merged=${customerId}`} />;
  if (data.absorbed.length === 0) return null;
  const opened = data.absorbed.find(({ absorbedId }) => String(absorbedId) === params.get('merged'));
  return (
    <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
      {opened && <Box sx={{ fontWeight: 600 }}>{t('note.opened', { name: opened.absorbedName })}</Box>}
      {t('note.absorbed')}
      {data.absorbed.map((merge) => (
        <Box key={merge.id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, overflowWrap: 'anywhere' }}>
          <strong>{t('note.line', { name: merge.absorbedName, user: merge.userName })}</strong>
          <When at={merge.at} />
          {allowed('customers.merge') && <UndoMergeButton merge={merge} />}
        </Box>
      ))}
    </Alert>
  );
}
