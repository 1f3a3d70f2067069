import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { dayOf, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { NothingToPrint } from './nothing-to-print.tsx';
import { FormPreview } from './form-preview.tsx';
import { useLogForm } from './use-log-form.ts';

/** `/print/log?day=2026-11-21`: the daily dispatch log of that day (F-02) exactly as it comes out of the printer. */
export function PrintLogPage(): ReactNode {
  const [address] = useSearchParams();
  const { shop } = useSession();
  const wanted = address.get('day') ?? '';
  const day = isDay(wanted) ? wanted : dayOf(Date.now(), shop.zone);
  return <LogPreview key={day} day={day} address={address} />;
}

function LogPreview({ day, address }: { readonly day: string; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('print');
  const backTo = `/dispatch?tab=log&day=${day}`;
  const { log, build, texts, error, refetch, mark } = useLogForm(day);
  const record = useCommand(useTRPC().workOrders.recordLogPrint.mutationOptions());
  const title = t('logPage.title');
  if (log?.lines.length === 0)
    return (
      <NothingToPrint
        title={title}
        backTo={backTo}
        none={t('logPage.none')}
        hint={t('logPage.noneHint')}
        action={{ text: t('logPage.toLog'), to: backTo }}
      />
    );
  return (
    <FormPreview
      form="dispatchLog"
      address={address}
      title={title}
      documentTitle={`${texts?.print.log.title ?? ''} ${day}`}
      backTo={backTo}
      build={build}
      error={error}
      refetch={refetch}
      note={async (print) => {
        const noted = await record.run({ day, ...print });
        return noted && (() => mark(noted.nth));
      }}
      words={{
        counted: (pages) => t('logPage.count', { day, pages }),
        printed: t('logPage.printed'),
        reprint: (log?.printCount ?? 0) > 0 && t('logPage.willBeReprint'),
      }}
    />
  );
}
