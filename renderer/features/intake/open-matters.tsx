import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { CallerRequest } from '../../../shared/customers.ts';
import type { DuplicateWarning } from '../../../shared/requests.ts';
import { PromiseMark, RequestStateChip, UrgencyMark } from '../../components/request-marks.tsx';
import { twoLines } from '../../components/text-styles.ts';
import { When } from '../../components/when.tsx';
import { Part } from './caller-background.tsx';
import type { IntakeValues } from './intake-values.ts';

type OpenMatter = Pick<CallerRequest, 'id' | 'no' | 'state' | 'content' | 'receivedAt'> &
  Partial<CallerRequest> & { readonly customerName?: string };

export interface OpenMattersProps {
  readonly openRequests: readonly CallerRequest[];
  readonly duplicates: DuplicateWarning | undefined;
  readonly onUseCustomer: (id: number) => void;
}

/** What is open for this caller or phone: said before saving, in place, with "open it" and "log as repeat of". */
export function OpenMatters({ openRequests, duplicates, onUseCustomer }: OpenMattersProps): ReactNode {
  const { t } = useTranslation(['intake', 'merges']);
  const known = new Set(openRequests.map(({ id }) => id));
  const matters: readonly OpenMatter[] = [...openRequests, ...(duplicates?.requests ?? []).filter(({ id }) => !known.has(id))];
  const customers = duplicates?.customers ?? [];
  return (
    <>
      <Box role="status" sx={{ display: 'grid', gap: 1, '&:empty': { position: 'absolute' } }}>
        {matters.length > 0 && (
          <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
            <strong>{t('duplicate.title')}</strong>
            {'：'}
            {t('duplicate.hint')}
          </Alert>
        )}
        {customers.length > 0 && (
          <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
            <strong>{t('duplicate.customers')}</strong>
            {customers.map((customer) => (
              <Box key={customer.id} sx={{ overflowWrap: 'anywhere' }}>
                {[
                  customer.name,
                  customer.phone,
                  customer.region,
                  customer.likenesses
                    .map((likeness) => t(likeness === 'name' ? 'merges:hint.sameName' : `merges:likeness.${likeness}`))
                    .join(t('merges:hint.and')),
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <Button color="inherit" onClick={() => onUseCustomer(customer.id)} sx={line}>
                  {t('duplicate.useCustomer')}
                </Button>
              </Box>
            ))}
          </Alert>
        )}
      </Box>
      <Part title={t('open.title')} isEmpty={matters.length === 0} empty={t('open.none')}>
        {matters.slice(0, 6).map((matter) => (
          <Matter key={matter.id} matter={matter} />
        ))}
      </Part>
    </>
  );
}

function Matter({ matter }: { readonly matter: OpenMatter }): ReactNode {
  const { t } = useTranslation('intake');
  const { setValue } = useFormContext<IntakeValues>();
  const isMarked = useWatch<IntakeValues, 'repeatOf'>({ name: 'repeatOf' })?.id === matter.id;
  return (
    <Box component="li">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {matter.no}
        </Typography>
        <RequestStateChip state={matter.state} type={matter.type} />
        {matter.urgency !== undefined && matter.urgency !== 'general' && <UrgencyMark urgency={matter.urgency} />}
      </Box>
      <Typography variant="body2" sx={twoLines} title={matter.content}>
        {matter.customerName && `${matter.customerName}：`}
        {matter.content}
      </Typography>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        <When at={matter.receivedAt} />
        {matter.promisedAt !== undefined && (
          <>
            {' · '}
            {t('open.promised')} <PromiseMark state={matter.state} promisedAt={matter.promisedAt} />
          </>
        )}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.5, ml: -1 }}>
        <Button component={RouterLink} to={`/requests/${matter.id}`} sx={line} aria-label={`${t('duplicate.open')} ${matter.no}`}>
          {t('duplicate.open')}
        </Button>
        <Button
          aria-pressed={isMarked}
          variant={isMarked ? 'outlined' : 'text'}
          sx={line}
          aria-label={`${t(isMarked ? 'duplicate.unmark' : 'duplicate.asRepeat')} ${matter.no}`}
          onClick={() => setValue('repeatOf', isMarked ? null : { id: matter.id, no: matter.no }, { shouldDirty: true })}
        >
          {t(isMarked ? 'duplicate.unmark' : 'duplicate.asRepeat')}
        </Button>
      </Box>
    </Box>
  );
}

const line = { minHeight: 24, py: 0, px: 1 } as const;
