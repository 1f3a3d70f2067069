import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { filterOfAddress } from '../../../shared/call-filters.ts';
import type { CallFilter } from '../../../shared/calls.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { registerForm } from '../../print/call-register.tsx';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { NothingToPrint } from './nothing-to-print.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

const backTo = '/calls';

/** `/print/calls?from=2026-11-01&to=2026-11-30`: the register of calls and letters exactly as it comes out of the printer. */
export function PrintRegisterPage(): ReactNode {
  const [address] = useSearchParams();
  const { shop } = useSession();
  const [today] = useState(() => dayOf(Date.now(), shop.zone));
  return <Preview key={address.toString()} filter={filterOfAddress((name) => address.get(name), today)} address={address} />;
}

function Preview({ filter, address }: { readonly filter: CallFilter; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('calls');
  const trpc = useTRPC();
  const register = useQuery(trpc.calls.printData.queryOptions(filter, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { data } = register;
  const build = useMemo(
    () => (data && texts && data.lines.length > 0 ? (on: FormOn) => [registerForm(data, { texts, ...on })] : undefined),
    [data, texts],
  );
  const record = useCommand(trpc.calls.recordPrint.mutationOptions());
  const title = t('printPage.title');
  if (data?.lines.length === 0)
    return (
      <NothingToPrint
        title={title}
        backTo={backTo}
        none={t('printPage.none')}
        hint={t('printPage.noneHint')}
        action={{ text: t('printPage.toList'), to: backTo }}
      />
    );
  const { from, to } = filter;
  return (
    <FormPreview
      form="callRegister"
      address={address}
      title={title}
      documentTitle={`${texts?.calls.paper.title ?? ''} ${from} ${to}`}
      backTo={backTo}
      build={build}
      error={register.error}
      refetch={register.refetch}
      note={async () => (await record.run(filter)) && unmarked}
      words={{
        counted: (pages) => t('printPage.count', { from, to, pages }),
        printed: t('printPage.printed'),
      }}
    />
  );
}
