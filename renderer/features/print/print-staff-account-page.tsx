import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { accountStatement } from '../../print/account-statement.tsx';
import { compensationSheet } from '../../print/compensation-sheet.tsx';
import { deductionPlanSheet } from '../../print/deduction-plan-sheet.tsx';
import { depositReceipt } from '../../print/deposit-receipt.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

// never from memory: what was read for an earlier print is not what is stored now
const fresh = { staleTime: 0, gcTime: 0 } as const;

/** `/print/staff-account?receipt=3`, `?loss=3`, `?plan=3` or `?staff=3`: the papers about what people owe and have left as deposit (F-11). */
export function PrintStaffAccountPage(): ReactNode {
  const [address] = useSearchParams();
  if (address.has('receipt')) return <RecordPage param="receipt">{(props) => <Receipt key={props.id} {...props} />}</RecordPage>;
  if (address.has('loss')) return <RecordPage param="loss">{(props) => <Compensation key={props.id} {...props} />}</RecordPage>;
  if (address.has('plan')) return <RecordPage param="plan">{(props) => <Plan key={props.id} {...props} />}</RecordPage>;
  return <RecordPage param="staff">{(props) => <Statement key={props.id} {...props} />}</RecordPage>;
}

function Receipt({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { staffAccounts } = useTRPC();
  const query = useQuery(staffAccounts.receipt.queryOptions({ id }, fresh));
  const texts = usePaperTexts();
  const record = useCommand(staffAccounts.recordPrint.mutationOptions());
  const [receipt, shop] = [query.data?.receipt, query.data?.shop];
  const note = (print: { paper: string; copies: number; reason: string }) => record.run({ subject: 'staffAccountLine', id, ...print });
  const { nth, ...counted } = useCountedPrint(receipt?.no ?? '', query.data?.printCount ?? 0, note);
  const build = useMemo(
    () => (receipt && shop && texts ? (on: FormOn) => [depositReceipt({ receipt, shop }, { texts, nth, ...on })] : undefined),
    [receipt, shop, texts, nth],
  );
  return (
    <FormPreview
      form="depositReceipt"
      address={address}
      title={t('print.page.receipt')}
      backTo={receipt ? `/tools/people/${receipt.staffId}` : '/tools/accounts'}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}

function Compensation({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { tools } = useTRPC();
  const query = useQuery(tools.compensation.queryOptions({ id }, fresh));
  const texts = usePaperTexts();
  const record = useCommand(tools.recordLossPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const loss = query.data?.loss as unknown as Parameters<typeof compensationSheet>[0]['loss'] | undefined;
  const shop = query.data?.shop;
  const { nth, ...counted } = useCountedPrint(loss?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (loss && shop && texts ? (on: FormOn) => [compensationSheet({ loss, shop }, { texts, nth, ...on })] : undefined),
    [loss, shop, texts, nth],
  );
  return (
    <FormPreview
      form="compensation"
      address={address}
      title={t('print.page.compensation')}
      backTo={loss?.staffId ? `/tools/people/${loss.staffId}` : '/tools/losses'}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}

function Plan({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { staffAccounts } = useTRPC();
  const query = useQuery(staffAccounts.planSheet.queryOptions({ id }, fresh));
  const texts = usePaperTexts();
  const record = useCommand(staffAccounts.recordPrint.mutationOptions());
  const { data } = query;
  const note = (print: { paper: string; copies: number; reason: string }) => record.run({ subject: 'deductionPlan', id, ...print });
  const { nth, ...counted } = useCountedPrint(data?.plan.no ?? '', data?.printCount ?? 0, note);
  const build = useMemo(
    () => (data && texts ? (on: FormOn) => [deductionPlanSheet(data, { texts, nth, ...on })] : undefined),
    [data, texts, nth],
  );
  return (
    <FormPreview
      form="deductionPlan"
      address={address}
      title={t('print.page.plan')}
      backTo={data ? `/tools/people/${data.plan.staffId}` : '/tools/accounts'}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}

/** It says what stands there today, so it is printed at will. */
function Statement({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const query = useQuery(useTRPC().staffAccounts.statement.queryOptions({ staffId: id }, fresh));
  const texts = usePaperTexts();
  const { data } = query;
  const title = [t('print.page.statement'), data?.account.name].filter(Boolean).join(' ');
  const words = useOnePageWords(title, 0);
  const build = useMemo(
    () => (data && texts ? (on: FormOn) => [accountStatement(data, { texts, nth: 1, ...on })] : undefined),
    [data, texts],
  );
  return (
    <FormPreview
      form="accountStatement"
      address={address}
      title={t('print.page.statement')}
      documentTitle={title}
      backTo={`/tools/people/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async () => unmarked}
      words={words}
    />
  );
}
