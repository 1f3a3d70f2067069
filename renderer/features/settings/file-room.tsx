import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { attachmentLimits } from '../../../shared/attachments.ts';
import type { QuotaView } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { useCommand } from '../../use-command.ts';

const gigabyte = 1_000_000_000;
const megabyte = 1_000_000;
/** From this part on it is said that room runs out. */
const nearlyFull = 0.9;
const quotaForm = z.strictObject({ gigabytes: z.number().int().min(1).max(1000) });
type QuotaForm = z.output<typeof quotaForm>;

/** How much room photos and files of all records take, and may take (F114). */
export function FileRoom(): ReactNode {
  const { t } = useTranslation('settings');
  const query = useQuery(useTRPC().attachments.quota.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const quota = query.data;
  if (!quota) return query.error ? <ErrorState error={query.error} onRetry={query.refetch} /> : null;
  const part = Math.min(1, quota.used / quota.bytes);
  const isFull = part >= nearlyFull;
  return (
    <Section
      title={t('room.title')}
      actions={
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t('room.change')}
        </Button>
      }
    >
      <Typography id="file-room" sx={{ mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>
        {t('room.used', { used: sizeText(quota.used), all: sizeText(quota.bytes) })}
      </Typography>
      <LinearProgress
        role="meter" // how full it is, nothing that goes on
        variant="determinate"
        value={part * 100}
        aria-valuenow={Math.round(part * 100)}
        color={isFull ? 'warning' : 'primary'}
        aria-labelledby="file-room"
        sx={{ maxWidth: 420, height: 8, borderRadius: 1 }}
      />
      {isFull && (
        <Typography role="status" sx={{ mt: 0.5 }}>
          {t('room.nearlyFull')}
        </Typography>
      )}
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
        {t('room.limits', {
          files: attachmentLimits.files,
          record: attachmentLimits.recordBytes / megabyte,
          file: attachmentLimits.fileBytes / megabyte,
        })}
      </Typography>
      {isOpen && <QuotaDialog quota={quota} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function QuotaDialog({ quota, onClose }: { readonly quota: QuotaView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('settings');
  const form = useForm<QuotaForm>({
    resolver: zodResolver(quotaForm),
    defaultValues: { gigabytes: Math.max(1, Math.round(quota.bytes / gigabyte)) },
  });
  const change = useCommand(useTRPC().attachments.changeQuota.mutationOptions(), { doneText: t('saved'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('room.change')}
      maxWidth="xs"
      isPending={change.isPending}
      onSubmit={({ gigabytes }) => change.run({ bytes: gigabytes * gigabyte })}
      onClose={onClose}
    >
      <FormQuantityField
        name="gigabytes"
        label={t('room.most')}
        unit="GB"
        required
        helperText={t('room.hint', { used: sizeText(quota.used) })}
      />
    </FormDialog>
  );
}

function sizeText(bytes: number): string {
  if (bytes >= gigabyte) return `${(bytes / gigabyte).toFixed(1)} GB`;
  return `${(bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0)} MB`;
}
