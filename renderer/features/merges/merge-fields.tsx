import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceClasses, serviceChannels } from '../../../shared/customer-fields.ts';
import { customerKinds } from '../../../shared/customers.ts';
import type { MergeChoices, MergeField, MergePreview, MergeSide, PlannedField } from '../../../shared/merges.ts';
import { useTRPC } from '../../api.ts';
import { When } from '../../components/when.tsx';

interface MergeFieldsProps {
  readonly preview: MergePreview;
  readonly choices: MergeChoices;
  readonly onChoose: (field: MergeField, side: MergeSide) => void;
}

/** Both values of each field side by side; where both have one, arrow keys or a click choose. */
export function MergeFields({ preview, choices, onChoose }: MergeFieldsProps): ReactNode {
  const { t } = useTranslation('merges');
  const textOf = useValueTexts();
  return (
    <Box sx={{ display: 'grid', rowGap: 0.5 }}>
      <Box sx={line}>
        <span />
        <Head label={t('merge.kept')} party={preview.kept} />
        <Head label={t('merge.absorbed')} party={preview.absorbed} />
      </Box>
      {preview.fields.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('merge.noFields')}</Typography>}
      {preview.fields.map((planned) => (
        <Box key={planned.field} sx={{ ...line, borderTop: 1, borderColor: 'divider', py: 0.5 }}>
          <Typography variant="body2" id={`merge-${planned.field}`} sx={{ color: 'text.secondary', pt: 1 }}>
            {t(`fields.${planned.field}`)}
          </Typography>
          {planned.isChoice ? (
            <RadioGroup
              row
              aria-labelledby={`merge-${planned.field}`}
              value={choices[planned.field] ?? planned.taken}
              onChange={(_, side) => onChoose(planned.field, side === 'absorbed' ? 'absorbed' : 'kept')}
              sx={{ gridColumn: '2 / 4', display: 'grid', gridTemplateColumns: 'subgrid' }}
            >
              {(['kept', 'absorbed'] as const).map((side) => (
                <FormControlLabel
                  key={side}
                  value={side}
                  control={<Radio size="small" />}
                  label={textOf(planned, side)}
                  sx={{
                    m: 0,
                    overflowWrap: 'anywhere',
                    whiteSpace: 'pre-wrap',
                    alignItems: 'start',
                    '& .MuiFormControlLabel-label': { pt: 1 },
                  }}
                />
              ))}
            </RadioGroup>
          ) : (
            <Only planned={planned} text={textOf(planned, 'absorbed')} />
          )}
        </Box>
      ))}
    </Box>
  );
}

function Head({ label, party }: { readonly label: string; readonly party: MergePreview['kept'] }): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography sx={{ fontWeight: 600 }}>{party.name}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('field.createdAt')} <When at={party.createdAt} as="date" />
      </Typography>
    </Box>
  );
}

function Only({ planned, text }: { readonly planned: PlannedField; readonly text: string }): ReactNode {
  const { t } = useTranslation('merges');
  return (
    <>
      <Typography sx={{ color: 'text.secondary', pt: 1 }}>—</Typography>
      <Box sx={{ display: 'flex', gap: 1, pt: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-field={planned.field}>
        <Check fontSize="small" color="success" aria-hidden />
        <span>
          {text}{' '}
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {t('merge.only')}
          </Typography>
        </span>
      </Box>
    </>
  );
}

function useValueTexts(): (planned: PlannedField, side: MergeSide) => string {
  const { t } = useTranslation(['merges', 'customers']);
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  return (planned, side) => {
    const value = planned[side];
    switch (planned.field) {
      case 'kind':
        return t(`customers:kind.${customerKinds.find((kind) => kind === value) ?? 'person'}`);
      case 'engineerId':
        return staff.data?.find(({ id }) => id === value)?.name ?? '…';
      case 'keyDecision':
        return value === 'yes' ? t('merges:keyDecision.yes') : t('merges:keyDecision.no');
      case 'distanceClass':
        return t(`merges:distanceClass.${distanceClasses.find((one) => one === value) ?? 'city'}`);
      case 'nextServiceChannel':
        return t(`customers:talkChannel.${serviceChannels.find((one) => one === value) ?? 'other'}`);
      default:
        return String(value ?? '');
    }
  };
}

const line = { display: 'grid', columnGap: 2, gridTemplateColumns: '140px minmax(0, 1fr) minmax(0, 1fr)' } as const;
