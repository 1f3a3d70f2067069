import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { When } from '../../components/when.tsx';
import { errorText } from '../../error-text.ts';
import { useCan } from '../../session.tsx';

/**
 * R-004-36: the history of the item, one click away from where the result is written and without leaving it: each earlier slip with what
 * was done. Asked of the host only when it is opened.
 */
export function ItemHistory({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation('workOrders');
  const mayRead = useCan()('customers.read');
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  if (!slip.item || !mayRead) return null;
  return (
    <Box>
      <Button size="small" sx={{ ml: -1 }} aria-expanded={isOpen} aria-controls={listId} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'history.hide' : 'history.show')}
      </Button>
      <Box id={listId}>{isOpen && <Earlier itemId={slip.item.id} slipId={slip.id} />}</Box>
    </Box>
  );
}

function Earlier({ itemId, slipId }: { readonly itemId: number; readonly slipId: number }): ReactNode {
  const { t, i18n } = useTranslation('workOrders');
  const file = useQuery(useTRPC().installedItems.get.queryOptions(itemId > 0 ? { id: itemId } : skipToken));
  if (file.error) return <Alert severity="error">{errorText(i18n, file.error)}</Alert>;
  if (!file.data) return <Typography sx={{ color: 'text.secondary' }}>{t('history.loading')}</Typography>;
  const { slips, requests, replacements } = file.data;
  const earlier = slips.filter(({ id }) => id !== slipId);
  const contentOf = new Map(requests.map(({ id, content }) => [id, content]));
  if (earlier.length === 0 && replacements.length === 0)
    return <Typography sx={{ color: 'text.secondary' }}>{t('history.none')}</Typography>;
  return (
    <Box
      component="ul"
      aria-label={t('history.list')}
      sx={{ m: 0, pl: 2.5, maxHeight: 160, overflow: 'auto', overflowWrap: 'anywhere' }}
      // a list that scrolls is reached by keyboard
      tabIndex={0}
    >
      {earlier.map(({ id, no, plannedAt, requestId, remedy }) => (
        <li key={`slip-${id}`}>
          <When at={plannedAt} as="date" /> {no} {contentOf.get(requestId)}
          {remedy && ` → ${remedy}`}
        </li>
      ))}
      {replacements.map(({ id, part, runningOn }) => (
        <li key={`part-${id}`}>
          {runningOn} {t('history.replaced', { part })}
        </li>
      ))}
    </Box>
  );
}
