import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Role } from '../../../shared/roles.ts';
import { formatTime } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { DutyNotice } from '../../components/duty-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useSlipScan } from '../../components/use-slip-scan.ts';
import { useStockShortcuts } from '../../components/use-stock-shortcuts.ts';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { intakePath } from '../../navigation.ts';
import { useCan, useSession } from '../../session.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { FilesCard, filesAsked } from './files-card.tsx';
import { Figures } from './figures.tsx';
import { FormsCard } from './forms-card.tsx';
import { HomeCard } from './home-card.tsx';
import { LifeCards } from './life-cards.tsx';
import { NoticesCard } from './notices-card.tsx';
import { OldPartsCard } from './old-parts-card.tsx';
import { PrivacyCard } from './privacy-card.tsx';
import { dueLines, toTellLines, undispatchedLines } from './request-lines.tsx';
import { mySlipLines, outLines } from './slip-lines.tsx';
import { ReconfirmCard } from './reconfirm-card.tsx';
import { StartCard } from './start-card.tsx';
import { StorekeeperCards } from './storekeeper-cards.tsx';
import { StocktakesCard } from './stocktakes-card.tsx';
import { SuppliersCard } from './suppliers-card.tsx';
import { ToolsCard } from './tools-card.tsx';
import { useFigures } from './use-figures.ts';

/** The host sends at most so many lines of each list. */
const sentLines = 20;

/** Home 工作台: what this person has to do now, by role; every line opens with Enter. */
export function HomePage(): ReactNode {
  const { t, i18n } = useTranslation('home');
  const trpc = useTRPC();
  const allowed = useCan();
  const { user } = useSession();
  useSlipScan(allowed('workOrders.read'));
  const summary = useQuery(trpc.home.summary.queryOptions({}, { refetchInterval: 60_000 }));
  const figures = useFigures(summary.data);
  const isAny = (...roles: readonly Role[]) => roles.some((role) => user.roles.includes(role));
  const files = useQuery(trpc.customers.filesDue.queryOptions(isAny('frontDesk') ? { limit: filesAsked } : skipToken));
  // All cards come together: one that grew later would push those below it.
  const isWaiting = summary.isLoading || files.isLoading;
  const data = summary.data;
  const isMore = (lines: readonly unknown[] | undefined) => lines?.length === sentLines;

  return (
    <Box sx={{ height: '100%', overflow: 'auto', scrollbarGutter: 'stable' }}>
      <PageHeader
        title={t('title')}
        subtitle={<Greeting />}
        actions={
          allowed('stock.receive') ? (
            <StockActions />
          ) : (
            allowed('requests.log') && (
              <Button
                variant="contained"
                size="large"
                component={RouterLink}
                to={intakePath}
                startIcon={<PhoneInTalk />}
                title={t('newRequestHint')}
                sx={{ minHeight: 44, px: 2.5 }}
              >
                {t('newRequest')}
                <KeyHint combo="F2" />
              </Button>
            )
          )
        }
      />
      {summary.error && <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />}
      <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
        {figures.length > 0 && <Figures figures={figures} />}
        {isWaiting && <Skeleton height={280} />}
        <Box
          sx={{
            display: isWaiting ? 'none' : 'grid',
            gap: 2,
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 372px), 1fr))',
            alignItems: 'start',
          }}
        >
          {(isAny('technician') || (data?.mySlips.length ?? 0) > 0) && (
            <HomeCard
              title={t('card.mine')}
              lines={data && mySlipLines(data.mySlips, t)}
              isMore={isMore(data?.mySlips)}
              empty={t('empty.mine')}
              allTo="/work-orders"
              shown={12}
            />
          )}
          {data && <NoticesCard notices={data.notices} isMore={isMore(data.notices)} />}
          {data && data.undecidedForms.length > 0 && <FormsCard forms={data.undecidedForms} isMore={isMore(data.undecidedForms)} />}
          {data && data.lateSupplierAnswers.length > 0 && (
            <SuppliersCard cases={data.lateSupplierAnswers} isMore={isMore(data.lateSupplierAnswers)} />
          )}
          {data && <OldPartsCard data={data} isMore={isMore(data.lateOldParts)} />}
          {data?.stocktakes && <StocktakesCard figures={data.stocktakes} />}
          {data?.tools && <ToolsCard figures={data.tools} count={data.stocktakes?.tools ?? null} />}
          {data && <LifeCards data={data} />}
          {allowed('stock.receive') && <StorekeeperCards />}
          {allowed('workOrders.dispatch') && (
            <HomeCard
              title={t('card.undispatched')}
              lines={data && undispatchedLines(data.undispatched)}
              isMore={isMore(data?.undispatched)}
              empty={t('empty.undispatched')}
              allTo="/dispatch"
              shown={8}
            />
          )}
          {isAny('frontDesk', 'supervisor', 'dispatcher', 'followUpCaller', 'trackingClerk', 'serviceManager', 'generalManager') && (
            <HomeCard
              title={t('card.dueSoon')}
              lines={data && dueLines(data.dueSoon)}
              isMore={isMore(data?.dueSoon)}
              empty={t('empty.dueSoon')}
              allTo="/requests?view=overdue"
              shown={8}
            />
          )}
          {allowed('requests.manage') && (
            <HomeCard
              title={t('card.toTell')}
              lines={data && toTellLines(data.toTell)}
              isMore={isMore(data?.toTell)}
              empty={t('empty.toTell')}
              allTo="/requests?view=toTell"
            />
          )}
          {allowed('appointments.manage') && <ReconfirmCard />}
          {allowed('requests.log') && (
            <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
              <DraftsCard />
              {isAny('frontDesk') && <FilesCard />}
            </Box>
          )}
          {allowed('workOrders.handBack') && (
            <HomeCard
              title={t('card.notHandedBack')}
              lines={data && outLines(data.notHandedBack, i18n)}
              isMore={isMore(data?.notHandedBack)}
              empty={t('empty.notHandedBack')}
              allTo="/work-orders"
            />
          )}
          {isAny('administrator') && <StartCard />}
          {isAny('dataSteward') && <PrivacyCard />}
        </Box>
      </Box>
    </Box>
  );
}

/** What the storekeeper does all day, one key away. */
function StockActions(): ReactNode {
  const { t } = useTranslation('home');
  useStockShortcuts();
  return (
    <>
      <Button variant="outlined" size="large" component={RouterLink} to="/parts/receive" sx={{ minHeight: 44, px: 2.5 }}>
        {t('receive')}
        <KeyHint combo="F9" />
      </Button>
      <Button variant="contained" size="large" component={RouterLink} to="/parts/issue" sx={{ minHeight: 44, px: 2.5 }}>
        {t('issue')}
        <KeyHint combo="F8" />
      </Button>
    </>
  );
}

function Greeting(): ReactNode {
  const { t } = useTranslation('home');
  const { user, shop } = useSession();
  const now = useNow();
  const when = useWhen();
  const hour = Number(formatTime(now, shop.zone).slice(0, 2));
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return (
    <>
      {t(`greeting.${part}`, { name: user.displayName })} · {when(now, 'date')} <DutyNotice />
    </>
  );
}
