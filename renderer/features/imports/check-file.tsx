import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTarget } from '../../../shared/imports.ts';
import { useTRPC } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { errorText } from '../../error-text.ts';
import { hostError } from '../../rpc-error.ts';
import { tabular } from '../../theme.ts';
import { MappingTable } from './mapping-table.tsx';
import type { Mapping } from './mapping-table.tsx';
import { ProblemTable } from './problem-table.tsx';

export interface CheckFileProps {
  readonly uploadId: string;
  readonly target: ImportTarget;
  /** Why the last run did not happen. */
  readonly refusal: string | undefined;
  /** The file itself cannot be used: back to choosing, with the reason. */
  readonly onRefused: (text: string) => void;
  readonly onRun: (mapping: Mapping, onDuplicate: 'skip' | 'refuse') => void;
}

/** Columns, counts, problems; the import starts only from here. */
export function CheckFile({ uploadId, target, refusal, onRefused, onRun }: CheckFileProps): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const trpc = useTRPC();
  const refuse = useEffectEvent(onRefused);
  const [chosen, setChosen] = useState<Mapping>();
  const [onDuplicate, setOnDuplicate] = useState<'skip' | 'refuse'>('skip');
  const preview = useQuery(
    trpc.imports.preview.queryOptions(
      { uploadId, target, ...(chosen && { mapping: { ...chosen } }) },
      { placeholderData: keepPreviousData, staleTime: 0, retry: false },
    ),
  );
  const { error } = preview;
  const isRefusedFile = hostError(error)?.code?.startsWith('file') ?? false;
  useEffect(() => {
    if (isRefusedFile) refuse(errorText(i18n, error));
  }, [isRefusedFile, error, i18n]);
  if (isRefusedFile) return null;
  if (error) return <ErrorState error={error} onRetry={() => void preview.refetch()} />;
  const data = preview.data;
  if (!data) {
    return (
      <Box sx={{ display: 'grid', gap: 1, py: 4 }}>
        <Typography role="status">{t('upload.reading')}</Typography>
        <LinearProgress aria-label={t('upload.reading')} />
      </Box>
    );
  }
  const mapping = chosen ?? data.mapping;
  const errors = data.problemCount - data.duplicateCount;
  const blocked = refusalOf();

  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {refusal && <Alert severity="error">{refusal}</Alert>}
      <Box component="dl" sx={{ m: 0, display: 'flex', gap: 4, flexWrap: 'wrap' }}>
        <Count label={t('summary.rows')} value={data.rowCount} />
        <Count label={t('summary.ready')} value={data.readyCount} colour="success.main" />
        <Count label={t('summary.duplicates')} value={data.duplicateCount} colour={data.duplicateCount > 0 ? 'warning.main' : undefined} />
        <Count label={t('summary.errors')} value={errors} colour={errors > 0 ? 'error.main' : undefined} />
      </Box>
      <Box sx={{ height: 4 }}>{preview.isFetching && <LinearProgress aria-label={t('upload.reading')} />}</Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Section title={t('mapping.title')}>
          <MappingTable target={target} preview={data} mapping={mapping} onChange={setChosen} />
        </Section>
        <Section title={t('problems.title')}>
          <ProblemTable target={target} preview={data} />
          {data.duplicateCount > 0 && (
            <Box sx={{ mt: 1.5 }}>
              <Typography id="on-duplicate" sx={{ fontWeight: 600 }}>
                {t('duplicate.label')}
              </Typography>
              <RadioGroup
                aria-labelledby="on-duplicate"
                value={onDuplicate}
                onChange={(_, value) => setOnDuplicate(value === 'refuse' ? 'refuse' : 'skip')}
              >
                <FormControlLabel value="skip" control={<Radio />} label={t('duplicate.skip')} />
                <FormControlLabel value="refuse" control={<Radio />} label={t('duplicate.refuse')} />
              </RadioGroup>
            </Box>
          )}
        </Section>
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', justifyContent: 'flex-end' }}>
        {blocked && <Typography sx={{ color: 'text.secondary' }}>{blocked}</Typography>}
        <CommandButton
          label={t('run.start', { count: data.readyCount })}
          isPrimary
          refusal={blocked}
          onClick={() => onRun(mapping, onDuplicate)}
          shortcut="Ctrl+Enter"
          shortcutLabel="common:shortcut.save"
        />
      </Box>
    </Box>
  );

  function refusalOf(): string | undefined {
    if (data?.fields.some(({ key, isRequired }) => isRequired && (mapping[key] ?? null) === null)) return t('mapping.missing');
    if (errors > 0) return t('run.fixFirst');
    return data?.readyCount === 0 ? t('run.nothing') : undefined;
  }
}

function Count({ label, value, colour }: { readonly label: string; readonly value: number; readonly colour?: string }): ReactNode {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, ...tabular, fontSize: '1.5rem', fontWeight: 700, lineHeight: 1.2, color: colour }}>
        {value.toLocaleString('en-US')}
      </Typography>
    </Box>
  );
}
