import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CardRow } from '../../shared/warranty-cards.ts';
import { DataTable } from './data-table.tsx';
import { StatusChip } from './status-chip.tsx';
import { When } from './when.tsx';

interface CardTableProps {
  readonly cards: readonly CardRow[];
  /** All of one project, which need not be named. */
  readonly isOfProject?: boolean;
}

/** Warranty cards of a customer or a project, each opened from its number. */
export function CardTable({ cards, isOfProject = false }: CardTableProps): ReactNode {
  const { t } = useTranslation('warrantyCards');
  if (cards.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('page.none')}</Typography>;
  return (
    <DataTable
      label={t('page.section')}
      rows={cards}
      rowKey={(card) => card.id}
      columns={[
        {
          key: 'no',
          label: t('field.no'),
          width: 160,
          render: (card) => (
            <Link component={RouterLink} to={`/warranty-cards/${card.id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {card.no}
            </Link>
          ),
        },
        { key: 'kind', label: t('field.kind'), width: 100, render: (card) => t(`kind.${card.kind}`) },
        isOfProject
          ? { key: 'owner', label: t('field.ownerName'), render: (card) => card.ownerName || '—' }
          : { key: 'project', label: t('field.project'), render: (card) => card.projectName ?? '—' },
        { key: 'starts', label: t('field.startsOn'), width: 130, render: (card) => card.startsOn || '—' },
        { key: 'made', label: t('field.createdAt'), width: 120, render: (card) => <When at={card.createdAt} as="date" /> },
        {
          key: 'state',
          label: t('field.state'),
          width: 90,
          render: (card) =>
            card.voidedAt === null ? (
              <StatusChip label={t('page.valid')} tone="done" />
            ) : (
              <StatusChip label={t('page.voided')} tone="ended" />
            ),
        },
      ]}
    />
  );
}
