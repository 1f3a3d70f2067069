import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { RecoveryCodeFacts } from './recovery-code-facts.tsx';
import { RecoveryCodePreview } from './recovery-code-preview.tsx';

/** A code that nobody prints any more goes from the screen. */
const shownForMs = 10 * 60_000;

/**
 * 恢复码: whether it lies printed, and behind the own password its paper. The code itself is only in the memory of this page. `first=1`: the shop
 * was set up just now.
 */
export function RecoveryCodePage(): ReactNode {
  const { t } = useTranslation('keys');
  const status = useQuery(useTRPC().keys.status.queryOptions());
  const [address] = useSearchParams();
  const [code, setCode] = useState<string>();
  useEffect(() => {
    if (code === undefined) return;
    const timer = setTimeout(() => setCode(undefined), shownForMs);
    return () => clearTimeout(timer);
  }, [code]);
  const { data } = status;
  if (data && code !== undefined)
    return <RecoveryCodePreview code={code} status={data} address={address} onDone={() => setCode(undefined)} />;
  const isFirst = address.get('first') === '1' && data?.printed === null;
  return (
    <SettingsArea
      section="recoveryCode"
      hint={t('hint')}
      actions={
        isFirst && (
          <Button component={Link} to="/">
            {t('later')}
          </Button>
        )
      }
    >
      {data ? (
        <RecoveryCodeFacts status={data} onShown={setCode} />
      ) : status.error ? (
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      ) : (
        <TableSkeleton rows={6} />
      )}
    </SettingsArea>
  );
}
