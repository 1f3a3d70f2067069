import Dialog from '@mui/material/Dialog';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { sessionSignal } from '../../session-signal.ts';
import { SessionContext } from '../../session.tsx';
import type { Session } from '../../session.tsx';
import { listenForTopics } from '../../topics.ts';
import { useAct } from '../../use-command.ts';
import { forgetListPlaces } from '../list-state.ts';
import { ErrorPage } from './error-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { ShortcutLayer } from './shortcuts.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useRestoring } from './use-restoring.ts';

const LoginPage = lazy(async () => ({ default: (await import('../../features/auth/login-page.tsx')).LoginPage }));
const LockPage = lazy(async () => ({ default: (await import('../../features/auth/lock-page.tsx')).LockPage }));
const RestoringPage = lazy(async () => ({ default: (await import('../../features/auth/restoring-page.tsx')).RestoringPage }));
const SetupPage = lazy(async () => ({ default: (await import('../../features/auth/setup-page.tsx')).SetupPage }));

/** What the frame can do with the session. */
export interface SessionActions {
  readonly lock: () => void;
  readonly switchUser: () => void;
  readonly signOut: () => void;
}

/**
 * Lets people in. When a session ends or is locked while somebody works, the login or lock screen comes up over the page,
 * which stays as it is below, so nothing typed is lost; somebody else signing in starts afresh.
 */
export function SessionGate({ children }: { readonly children: (actions: SessionActions) => ReactNode }): ReactNode {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useQuery(trpc.auth.me.queryOptions());
  const signal = useSyncExternalStore(sessionSignal.subscribe, sessionSignal.get);
  const [session, setSession] = useState<Session | null>(null);
  const [isSwitching, setSwitching] = useState(false);
  const lock = useAct(trpc.auth.lock.mutationOptions(), { onDone: () => sessionSignal.set('locked') });
  const signOut = useAct(trpc.auth.signOut.mutationOptions(), {
    onDone: () => {
      setSession(null);
      queryClient.clear();
      void me.refetch();
    },
  });

  const { data } = me;
  const user = data?.user ?? null;
  const shop = data?.shop ?? null;
  if (user && shop && !data?.isLocked && (session?.user !== user || session.shop !== shop)) {
    if (session && session.user.id !== user.id) forgetListPlaces();
    setSession({ user, shop });
  }
  const userId = session?.user.id;
  useEffect(() => (userId === undefined ? undefined : listenForTopics(queryClient)), [userId, queryClient]);

  const isRestoring = signal === 'restoring';
  useRestoring(isRestoring, async () => {
    const answer = await me.refetch();
    return answer.isSuccess ? { isSomebody: answer.data.user !== null } : undefined;
  });

  const isLocked = signal === 'locked' || data?.isLocked === true;
  const isOut = signal === 'signedOut' || (data !== undefined && user === null);
  useIdleLock(session && !isLocked && !isOut ? session.shop.lockAfterMin : undefined, () => void lock.run(undefined));

  const enter = async () => {
    const answer = await me.refetch();
    const isSamePerson = answer.data?.user?.id === session?.user.id;
    if (session && !isSamePerson) queryClient.removeQueries({ predicate: (query) => !isAuth(query.queryKey) });
    sessionSignal.set('open');
    setSwitching(false);
    void queryClient.invalidateQueries({ predicate: (query) => !isAuth(query.queryKey) });
  };

  if (isRestoring && session === null)
    return (
      <Gate>
        <RestoringPage />
      </Gate>
    );
  if (data === undefined) return me.error ? <ErrorPage error={me.error} onRetry={() => me.refetch()} /> : <PageSkeleton />;
  if (shop === null)
    return (
      <Gate>
        <SetupPage onDone={() => void enter()} />
      </Gate>
    );
  if (session === null && isLocked && user) {
    return (
      <Gate>
        <LockPage name={user.displayName} onDone={() => void enter()} onSwitchUser={() => signOut.run(undefined)} />
      </Gate>
    );
  }
  if (session === null)
    return (
      <Gate>
        <LoginPage onDone={() => void enter()} />
      </Gate>
    );

  const screen = isRestoring ? (
    <RestoringPage />
  ) : isOut || isSwitching ? (
    <LoginPage
      name={isSwitching ? undefined : session.user.loginName}
      onDone={() => void enter()}
      onCancel={isSwitching && !isOut ? () => setSwitching(false) : undefined}
    />
  ) : isLocked ? (
    <LockPage name={session.user.displayName} onDone={() => void enter()} onSwitchUser={() => setSwitching(true)} />
  ) : null;
  const actions: SessionActions = {
    lock: () => void lock.run(undefined),
    switchUser: () => setSwitching(true),
    signOut: () => void signOut.run(undefined),
  };
  return (
    <SessionContext value={session}>
      <div key={session.user.id} style={{ height: '100%' }}>
        {children(actions)}
      </div>
      {screen && <Cover onEscape={isSwitching && !isOut ? () => setSwitching(false) : undefined}>{screen}</Cover>}
    </SessionContext>
  );
}

function Gate({ children }: { readonly children: ReactNode }): ReactNode {
  return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
}

/** A screen over everything, dialogs too; it is a dialog itself, so that the focus cannot leave it. */
function Cover({ children, onEscape }: { readonly children: ReactNode; readonly onEscape: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      fullScreen
      onClose={onEscape}
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': t('app.name') } }}
      sx={{ zIndex: 'tooltip' }}
    >
      <ShortcutLayer>
        <Gate>{children}</Gate>
      </ShortcutLayer>
    </Dialog>
  );
}

function isAuth(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && path[0] === 'auth';
}
