import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresetDifference } from '../../../shared/presets/difference.ts';
import type { PresetVersion, PresetView, VersionState } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { usePresetWords } from './preset-words.ts';

const tones: Readonly<Record<VersionState, Tone>> = { draft: 'attention', upcoming: 'active', inForce: 'done', past: 'neutral' };

interface VersionsSectionProps {
  readonly preset: PresetView;
  readonly onExport: (version: number) => unknown;
}

/** Every version with who approved it and from when it holds; each can be compared with the one before it. */
export function VersionsSection({ preset, onExport }: VersionsSectionProps): ReactNode {
  const { t } = useTranslation('presets');
  const [compared, setCompared] = useState<number>();
  const before = (version: number) => preset.versions.find((one) => one.version < version)?.version;
  const from = compared === undefined ? undefined : before(compared);
  return (
    <Section title={t('page.versions')}>
      <DataTable
        label={t('page.versions')}
        rows={preset.versions}
        rowKey={({ version }) => version}
        columns={[
          { key: 'version', label: t('versions.version'), width: 110, render: ({ version }) => t('list.version', { version }) },
          {
            key: 'state',
            label: t('versions.state'),
            width: 110,
            render: ({ state }) => <StatusChip label={t(`versions.${state}`)} tone={tones[state]} />,
          },
          {
            key: 'effectiveOn',
            label: t('versions.effectiveOn'),
            width: 170,
            render: ({ isShipped, effectiveOn }) => (isShipped ? t('versions.shipped') : effectiveOn || '—'),
          },
          { key: 'approvedBy', label: t('versions.approvedBy'), render: (version) => <Approval version={version} /> },
          { key: 'note', label: t('versions.note'), render: ({ note }) => note || '—' },
          {
            key: 'act',
            label: '',
            width: 190,
            render: ({ version }) => (
              <Box sx={{ display: 'flex', gap: 0.5, whiteSpace: 'nowrap' }}>
                {before(version) !== undefined && (
                  <Button onClick={() => setCompared(version)} aria-label={`${t('versions.compare')} ${version}`}>
                    {t('versions.compare')}
                  </Button>
                )}
                <Button onClick={() => onExport(version)} aria-label={`${t('versions.export')} ${version}`}>
                  {t('versions.export')}
                </Button>
              </Box>
            ),
          },
        ]}
      />
      {compared !== undefined && from !== undefined && (
        <CompareDialog code={preset.code} from={from} to={compared} onClose={() => setCompared(undefined)} />
      )}
    </Section>
  );
}

function Approval({ version: { approvedBy, enteredBy, draftedBy } }: { readonly version: PresetVersion }): ReactNode {
  const { t } = useTranslation('presets');
  const people = [
    ...(draftedBy === null ? [] : [t('versions.draftedBy', { name: draftedBy })]),
    ...(enteredBy === null ? [] : [t('versions.enteredBy', { name: enteredBy })]),
  ];
  return (
    <>
      <div>{approvedBy || '—'}</div>
      {people.length > 0 && <Box sx={{ color: 'text.secondary' }}>{people.join(' · ')}</Box>}
    </>
  );
}

interface CompareDialogProps {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}

function CompareDialog({ code, from, to, onClose }: CompareDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const comparison = useQuery(useTRPC().presets.compare.queryOptions({ code, from, to }));
  return (
    <AppDialog open title={t('presets:diff.title', { from, to })} onClose={onClose} maxWidth="md">
      <DialogContent>
        {comparison.data ? (
          <Differences differences={comparison.data.differences} />
        ) : comparison.error ? (
          <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />
        ) : (
          <TableSkeleton rows={4} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {t('common:action.close')}
        </Button>
      </DialogActions>
    </AppDialog>
  );
}

/** Differences in words, one a line. */
export function Differences({ differences }: { readonly differences: readonly PresetDifference[] }): ReactNode {
  const { t } = useTranslation('presets');
  const { labelOf, textOf } = usePresetWords();
  if (differences.length === 0) return <Typography>{t('diff.none')}</Typography>;
  return (
    <DataTable
      label={t('versions.compare')}
      rows={differences}
      rowKey={({ path }) => path}
      columns={[
        { key: 'field', label: t('diff.field'), render: ({ path }) => labelOf(path) },
        { key: 'before', label: t('diff.before'), render: ({ path, from }) => textOf(path, from) },
        { key: 'after', label: t('diff.after'), render: ({ path, to }) => (to === null ? t('diff.removed') : textOf(path, to)) },
      ]}
    />
  );
}
