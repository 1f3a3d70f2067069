import Box from '@mui/material/Box';
import type { RequestListRow, RequestRow } from '../../../shared/requests.ts';
import { UrgencyMark } from '../../components/request-marks.tsx';
import { TimerChip } from '../../components/timer-chip.tsx';
import { When } from '../../components/when.tsx';
import type { HomeLine } from './home-card.tsx';

/** Requests whose promised time runs out: how long is left, or by how much it is late. */
export function dueLines(rows: readonly RequestListRow[]): readonly HomeLine[] {
  return rows.map((row) => ({ ...requestLine(row), mark: row.due && <TimerChip timer={row.due} isNamed /> }));
}

/** Requests to dispatch, with urgency and promised time. */
export function undispatchedLines(rows: readonly RequestListRow[]): readonly HomeLine[] {
  return rows.map((row) => ({
    ...requestLine(row),
    mark: (
      <Box sx={{ display: 'grid', justifyItems: 'end' }}>
        <UrgencyMark urgency={row.urgency} />
        {row.due && <TimerChip timer={row.due} />}
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
