import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api.ts';
import { useCan } from '../session.tsx';
import { useDelayed } from './use-delayed.ts';

export interface DuplicateHintProps {
  /** The customer that is being changed, or whose item it is. */
  readonly customerId?: number | null;
  /** The item that is being changed. */
  readonly itemId?: number | null;
  readonly name?: string;
  readonly region?: string;
  readonly phones?: readonly string[];
  readonly serial?: string;
}

const pauseMs = 250;

/** Says while one types that the customer, or the serial, may be on file already (R-004-20). It never stands in the way of saving. */
export function DuplicateHint(props: DuplicateHintProps): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const allowed = useCan();
  const { customerId = null, itemId = null, name = '', region = '', phones = [], serial = '' } = props;
  const typed = {
    customerId,
    itemId,
    name: name.trim().slice(0, 80),
    region: region.trim().slice(0, 60),
    phones: phones.slice(0, 20).map((phone) => phone.trim().slice(0, 40)),
    serial: serial.trim().slice(0, 60),
  };
  const asked = useDelayed(JSON.stringify(typed), pauseMs);
  const input = JSON.parse(asked) as typeof typed;
  const isAsked = input.name.length > 1 || input.serial.length > 3 || input.phones.some((phone) => phone.length > 6);
  const { data } = useQuery(
    trpc.merges.like.queryOptions(input, {
      enabled: isAsked && allowed('customers.write'),
      placeholderData: keepPreviousData,
      staleTime: 5_000,
    }),
  );
  const found = isAsked ? (data ?? []) : [];
  const isSerial = found.length > 0 && found.every(({ likenesses }) => likenesses.every((likeness) => likeness === 'serial'));
  return (
    <Box role="status" sx={{ '&:empty': { position: 'absolute' } }}>
      {found.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
          <strong>{isSerial ? t('hint.serialTitle') : t('hint.title')}</strong>
          {found.map((customer) => (
            <Box key={customer.id} sx={{ overflowWrap: 'anywhere' }}>
              {/* Beside the form and not instead of it: what was typed stays where it is. */}
              <Link
                href={`/customers/${customer.id}`}
                target="_blank"
                rel="noreferrer"
                aria-label={t('hint.open', { name: customer.name })}
                sx={{ fontWeight: 600 }}
              >
                {customer.name}
              </Link>
              {[
                customer.region,
                customer.phone,
                customer.likenesses
                  .map((likeness) => t(likeness === 'name' ? 'hint.sameName' : `likeness.${likeness}`))
                  .join(t('hint.and')),
              ]
                .filter(Boolean)
                .map((part) => ` · ${part}`)
                .join('')}
            </Box>
          ))}
        </Alert>
      )}
    </Box>
  );
}
