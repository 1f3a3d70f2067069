import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPart } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { OptionLine } from '../../components/option-line.tsx';
import { ScanPicker } from '../../components/scan-picker.tsx';
import type { FoundOptions } from '../../components/search-list.tsx';

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
  const { code, name, spec, placeName, substitutes } = part;
  const parts = substitutes.map((one) => `${one.name} ${formatQuantity(one.qty, one)}`).join('、');
  return (
    <OptionLine
      code={code}
      name={name}
      below={[spec, placeName].filter(Boolean).join(' · ')}
      warning={substitutes.length > 0 ? t('substitutes.short', { parts }) : undefined}
      end={formatQuantity(part.qty, part)}
    />
  );
}
