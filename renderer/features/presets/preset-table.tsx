import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { PresetRow } from '../../../shared/presets.ts';
import { DataTable } from '../../components/data-table.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';

/** The day from which what the program brought holds; it stands for "always". */
const shippedOn = '2000-01-01';

/** Every preset: its version in force, since when, and who uses it. */
export function PresetTable({ presets }: { readonly presets: readonly PresetRow[] }): ReactNode {
  const { t } = useTranslation('presets');
  const { presetName } = usePresetTexts();
  return (
    <TablePaper>
      <DataTable
        label={t('list.label')}
        rows={presets}
        rowKey={(preset) => preset.code}
        columns={[
          {
            key: 'name',
            label: t('list.name'),
            render: (preset) => (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Link component={RouterLink} to={`/settings/presets/${preset.code}`} sx={{ fontWeight: 600 }}>
                  {presetName(preset)}
                </Link>
                {preset.isOwn && <StatusChip label={t('list.own')} tone="neutral" />}
                {preset.hasDraft && <StatusChip label={t('list.draft')} tone="attention" />}
              </Box>
            ),
          },
          { key: 'family', label: t('list.family'), width: 150, render: (preset) => t(`family.${preset.family}`) },
          { key: 'inForce', label: t('list.inForce'), width: 190, render: (preset) => <InForce preset={preset} /> },
          { key: 'since', label: t('list.since'), width: 130, render: ({ inForce }) => sinceOf(inForce, t('list.shipped')) },
          { key: 'use', label: t('list.usedBy'), render: (preset) => <Use preset={preset} /> },
        ]}
      />
    </TablePaper>
  );
}

function sinceOf(head: PresetRow['inForce'], shipped: string): string {
  if (!head) return '—';
  return head.effectiveOn === shippedOn ? shipped : head.effectiveOn;
}

function InForce({ preset: { inForce, upcoming } }: { readonly preset: PresetRow }): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <>
      <div>{inForce ? t('list.version', { version: inForce.version }) : t('list.none')}</div>
      {upcoming && (
        <Box sx={{ color: 'text.secondary' }}>{t('list.upcoming', { version: upcoming.version, day: upcoming.effectiveOn })}</Box>
      )}
    </>
  );
}

function Use({ preset }: { readonly preset: PresetRow }): ReactNode {
  const { t } = useTranslation('presets');
  const { isOfShop, categories, customers, projects } = preset;
  const lines = [
    ...(categories.length > 0 ? [t('list.lines', { lines: categories.join(' · ') })] : []),
    ...(customers > 0 ? [t('list.customers', { count: customers })] : []),
    ...(projects > 0 ? [t('list.projects', { count: projects })] : []),
  ];
  if (!isOfShop && lines.length === 0) return t('list.unused');
  return (
    <>
      {isOfShop && <StatusChip label={t('list.ofShop')} tone="active" />}
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}
