import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPart } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { ScanPicker } from '../../components/scan-picker.tsx';
import type { FoundOptions } from '../../components/scan-picker.tsx';

export interface PartPickerProps {
  readonly onPick: (part: PartRow) => unknown;
  readonly onCode: (text: string) => Promise<boolean>;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

/** Finds parts by code, barcode, name or pinyin initials. */
export function PartPicker({ onPick, onCode, inputRef, autoFocus }: PartPickerProps): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <ScanPicker<FoundPart>
      label={t('scan.label')}
      useFound={useParts}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      line={(part) => <PartLine part={part} />}
      onPick={onPick}
      onCode={onCode}
      autoFocus={autoFocus}
      {...(inputRef && { inputRef })}
    />
  );
}

function useParts(query: string): FoundOptions<FoundPart> {
  const found = useQuery(
    useTRPC().parts.find.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  return { options: found.data ?? [], isPending: found.isFetching || found.isPlaceholderData };
}

function PartLine({ part }: { readonly part: FoundPart }): ReactNode {
  const { t } = useTranslation('catalogue');
  return (
    <>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography noWrap>
          <b>{part.code}</b> {part.name}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {[part.spec, part.placeName].filter(Boolean).join(' · ')}
        </Typography>
        {part.substitutes.length > 0 && (
          <Typography variant="body2" noWrap sx={{ color: 'warning.main' }}>
            {t('substitutes.short', {
              parts: part.substitutes.map((one) => `${one.name} ${formatQuantity(one.qty, one)}`).join('、'),
            })}
          </Typography>
        )}
      </Box>
      <Typography sx={{ ml: 2, whiteSpace: 'nowrap' }}>{formatQuantity(part.qty, part)}</Typography>
    </>
  );
}
