import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatabaseView, ServerInput } from '../../../shared/databases.ts';
import { useTRPC } from '../../api.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { MoveProgressSection } from './move-progress.tsx';
import { ServerForm } from './server-form.tsx';
import { sizeText } from './size-text.ts';

const askEveryMs = 1_000;

/** Where the data of the shop stand 数据库: a file on this machine, or a server; and the way from the one to the other. */
export function DatabasePage(): ReactNode {
  const { t } = useTranslation('database');
  const query = useQuery(
    useTRPC().database.get.queryOptions(undefined, { refetchInterval: ({ state }) => (isMoving(state.data) ? askEveryMs : false) }),
  );
  const [server, setServer] = useState<ServerInput>();
  const view = query.data;
  return (
    <SettingsArea section="database" hint={t('hint')}>
      {view ? (
        <Box sx={{ display: 'grid', gap: 3, maxWidth: 720 }}>
          <PlaceSection view={view} />
          {view.move && <MoveProgressSection move={view.move} canRestart={view.canRestart} />}
          {view.kind === 'file' && !isMoving(view) && view.move?.step !== 'done' && (
            <ServerForm
              server={server}
              onMoving={(chosen) => {
                setServer(chosen);
                void query.refetch();
              }}
            />
          )}
        </Box>
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <TableSkeleton />
      )}
    </SettingsArea>
  );
}

function PlaceSection({ view }: { readonly view: DatabaseView }): ReactNode {
  const { t } = useTranslation('database');
  return (
    <Section title={t('now.title')}>
      <Facts
        items={[
          [t('now.engine'), `${t(`kind.${view.kind}`)} ${view.version}`],
          [t('now.size'), sizeText(view.bytes)],
          [t('now.where'), view.where],
        ]}
      />
      {view.isForced && <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('now.forced')}</Box>}
    </Section>
  );
}

function isMoving(view: DatabaseView | undefined): boolean {
  const step = view?.move?.step;
  return step !== undefined && step !== 'done' && step !== 'failed';
}
