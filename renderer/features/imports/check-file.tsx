import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, ImportTarget } from '../../../shared/imports.ts';
import { useTRPC } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { errorText } from '../../error-text.ts';
import { hostError } from '../../rpc-error.ts';
import { tabular } from '../../theme.ts';
import { DifferenceTable } from './difference-table.tsx';
import { ErrorSheetButton } from './error-sheet-button.tsx';
import { MappingTable } from './mapping-table.tsx';
import { ProblemTable } from './problem-table.tsx';
import { RowChoice } from './row-choice.tsx';
import type { Chosen, Mapping, RunChoices } from './use-import.ts';

export interface CheckFileProps {
  readonly uploadId: string;
  readonly target: ImportTarget;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  /** Why the last run did not happen. */
  readonly refusal: string | undefined;
  /** The file itself cannot be used: back to choosing, with the reason. */
  readonly onRefused: (text: string) => void;
  readonly onRun: (choices: RunChoices) => void;
}

/** Columns, counts, problems, what will change; the import starts only from here. */
export function CheckFile({ uploadId, target, chosen, onChange, refusal, onRefused, onRun }: CheckFileProps): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const trpc = useTRPC();
  const refuse = useEffectEvent(onRefused);
  const { isGuess, onDuplicate, onError } = chosen;
  const preview = useQuery(
    trpc.imports.preview.queryOptions(
      { uploadId, target, isGuess, ...(chosen.mapping && { mapping: { ...chosen.mapping } }) },
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
  const mapping = chosen.mapping ?? data.mapping;
  const errors = data.errorRowCount;
  const changeMapping = (next: Mapping) => {
    const before = Object.keys(mapping).filter((key) => typeof mapping[key] === 'number');
    onChange({ ...chosen, mapping: next, kept: [...new Set([...chosen.kept, ...before])] });
  };
  // Figures of other columns are no ground to import on.
  const blocked = preview.isPlaceholderData ? t('upload.reading') : refusalOf(data);

  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {refusal && <Alert severity="error">{refusal}</Alert>}
      <Counts target={target} data={data} />
      <Box sx={{ height: 4 }}>{preview.isFetching && <LinearProgress aria-label={t('upload.reading')} />}</Box>
      {data.isUsedLastTime && (
        <Alert
          severity="info"
          variant="outlined"
          action={
            <Button size="small" onClick={() => onChange({ ...chosen, isGuess: true })}>
              {t('mapping.guess')}
            </Button>
          }
        >
          {t('mapping.usedLastTime')}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Section title={t('mapping.title')}>
          <MappingTable target={target} preview={data} mapping={mapping} kept={chosen.kept} onChange={changeMapping} />
        </Section>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Section title={t('problems.title')}>
            <ProblemTable target={target} preview={data} />
            {errors > 0 && (
              <>
                <RowChoice
                  label={t('onError.label')}
                  value={onError}
                  texts={{ refuse: t('onError.refuse'), skip: t('onError.skip') }}
                  first="refuse"
                  onChange={(next) => onChange({ ...chosen, onError: next })}
                />
                <ErrorSheetButton uploadId={uploadId} target={target} mapping={mapping} />
              </>
            )}
            {target !== 'customers' && data.duplicateCount > 0 && (
              <RowChoice
                label={t('duplicate.label')}
                value={onDuplicate}
                texts={{ skip: t('duplicate.skip'), refuse: t('duplicate.refuse') }}
                first="skip"
                onChange={(next) => onChange({ ...chosen, onDuplicate: next })}
              />
            )}
          </Section>
          {data.differences.length > 0 && (
            <Section title={t('differences.title')}>
              <DifferenceTable target={target} preview={data} />
            </Section>
          )}
        </Box>
      </Box>
      <Box sx={footSx}>
        {blocked && <Typography sx={{ color: 'text.secondary' }}>{blocked}</Typography>}
        <CommandButton
          label={t('run.start', { count: data.readyCount })}
          isPrimary
          refusal={blocked}
          onClick={() => onRun({ mapping, onDuplicate, onError })}
          shortcut="Ctrl+Enter"
          shortcutLabel="common:shortcut.save"
        />
      </Box>
    </Box>
  );

  function refusalOf({ fields, readyCount }: ImportPreview): string | undefined {
    if (fields.some(({ key, isRequired }) => isRequired && (mapping[key] ?? null) === null)) return t('mapping.missing');
    if (errors > 0 && onError === 'refuse') return t('run.fixFirst');
    return readyCount === 0 ? t('run.nothing') : undefined;
  }
}

function Counts({ target, data }: { readonly target: ImportTarget; readonly data: ImportPreview }): ReactNode {
  const { t } = useTranslation('imports');
  const { rowCount, createCount, updateCount, readyCount, duplicateCount, errorRowCount } = data;
  return (
    <Box component="dl" sx={{ m: 0, display: 'flex', gap: 4, flexWrap: 'wrap' }}>
      <Count label={t('summary.rows')} value={rowCount} />
      {target === 'customers' ? (
        <>
          <Count label={t('summary.create')} value={createCount} colour="success.main" />
          <Count label={t('summary.update')} value={updateCount} colour={updateCount > 0 ? 'info.main' : undefined} />
          <Count label={t('summary.unchanged')} value={duplicateCount} />
        </>
      ) : (
        <>
          <Count label={t('summary.ready')} value={readyCount} colour="success.main" />
          <Count label={t('summary.duplicates')} value={duplicateCount} colour={duplicateCount > 0 ? 'warning.main' : undefined} />
        </>
      )}
      <Count label={t('summary.errors')} value={errorRowCount} colour={errorRowCount > 0 ? 'error.main' : undefined} />
    </Box>
  );
}

function Count({
  label,
  value,
  colour,
}: {
  readonly label: string;
  readonly value: number;
  readonly colour?: string | undefined;
}): ReactNode {
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

/** The one command stays in sight however many columns there are. */
const footSx = {
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  display: 'flex',
  gap: 1.5,
  alignItems: 'center',
  justifyContent: 'flex-end',
  mx: -2,
  px: 2,
  py: 1,
  bgcolor: 'background.default',
  borderTop: 1,
  borderColor: 'divider',
} as const;
