import Schedule from '@mui/icons-material/Schedule';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow } from '../../../shared/requests.ts';
import { UrgencyMark } from '../../components/request-marks.tsx';
import { useNow } from '../../components/use-now.ts';
import { ageText } from '../../components/when-text.ts';
import { When } from '../../components/when.tsx';
import type { HomeLine } from './home-card.tsx';

/** Requests whose promised time runs out: how long is left, or by how much it is late. */
export function dueLines(rows: readonly RequestRow[]): readonly HomeLine[] {
  return rows.map((row) => ({ ...requestLine(row), mark: <TimeLeft promisedAt={row.promisedAt} /> }));
}

/** Requests to dispatch, with urgency and promised time. */
export function undispatchedLines(rows: readonly RequestRow[]): readonly HomeLine[] {
  return rows.map((row) => ({
    ...requestLine(row),
    mark: (
      <Box sx={{ display: 'grid', justifyItems: 'end' }}>
        <UrgencyMark urgency={row.urgency} />
        <TimeLeft promisedAt={row.promisedAt} />
      </Box>
    ),
  }));
}

/** Requests that are done while the customer does not know it yet. */
export function toTellLines(rows: readonly RequestRow[]): readonly HomeLine[] {
  return rows.map((row) => ({
    ...requestLine(row),
    detail: `${row.phone} · ${row.content}`,
    mark: <When at={row.receivedAt} as="date" />,
  }));
}

function requestLine(row: RequestRow): HomeLine {
  return {
    key: row.id,
    to: `/requests/${row.id}`,
    title: `${row.customerName} · ${row.productText || row.serviceWanted}`,
    detail: `${row.no} · ${row.content}`,
  };
}

function TimeLeft({ promisedAt }: { readonly promisedAt: number }): ReactNode {
  const { t } = useTranslation('home');
  const common = useTranslation('common').t;
  const now = useNow();
  const age = ageText(common, promisedAt - now);
  const isLate = promisedAt < now;
  const isSoon = promisedAt < now + soonMs;
  const colour = isLate ? 'error.main' : isSoon ? 'warning.main' : 'text.secondary';
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour, fontWeight: isLate ? 700 : undefined }}
    >
      {isLate ? <WarningAmber sx={{ fontSize: 16 }} /> : isSoon && <Schedule sx={{ fontSize: 16 }} />}
      {isLate ? t('late', { age }) : t('inTime', { age })}
    </Box>
  );
}

const soonMs = 2 * 3_600_000;
