import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useFileFields } from '../../components/use-file-fields.ts';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

/** So many are asked for. */
export const filesAsked = 20;

/** Files of new customers that are to be completed, the first due first (R-002-14). */
export function FilesCard(): ReactNode {
  const { t } = useTranslation(['home', 'customerFile']);
  const fieldsText = useFileFields();
  const files = useQuery(useTRPC().customers.filesDue.queryOptions({ limit: filesAsked }));
  if (files.error && !files.data) return <ErrorState error={files.error} onRetry={() => void files.refetch()} />;
  const lines = files.data?.rows.map(({ id, name, missing, fileDueAt }) => ({
    key: id,
    to: `/customers/${id}`,
    title: name,
    detail: fieldsText(missing) || t('customerFile:files.nothing'),
    mark: <Due at={fileDueAt} />,
  }));
  return (
    <HomeCard
      title={t('home:card.files')}
      lines={lines}
      isMore={files.data?.nextCursor !== null}
      empty={t('home:empty.files')}
      allTo="/customers/files"
      shown={5}
    />
  );
}

function Due({ at }: { readonly at: number }): ReactNode {
  const { t } = useTranslation('customerFile');
  const when = useWhen();
  if (at >= useNow()) return when(at);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={{ fontSize: 16 }} />
      {t('files.late', { age: when(at, 'age') })}
    </Box>
  );
}
