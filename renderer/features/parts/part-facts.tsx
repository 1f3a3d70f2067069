import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countingUnit, formatQuantity, hasPacks } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { usePartLabels } from './use-part-labels.ts';

/** What a part is, in the order of its dialog. */
export function PartFacts({ part }: { readonly part: PartView }): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue', 'common']);
  const labels = usePartLabels();
  const classes = useQuery(useTRPC().parts.classes.queryOptions());
  const className = (id: number | null) => classes.data?.find((one) => one.id === id)?.name;
  const yesNo = (is: boolean) => (is ? t('common:word.yes') : t('common:word.no'));
  const price = (fen: number) => (
    <>
      <Money fen={fen} /> {t('catalogue:prices.per', { unit: countingUnit(part) })}
    </>
  );
  const packs = hasPacks(part) ? `1 ${part.packUnit} = ${part.packQty} ${part.unit}` : part.unit;
  return (
    <Facts
      items={[
        [labels.kind, t(`kind.${part.kind}`)],
        [labels.useClassId, className(part.useClassId)],
        [labels.functionClassId, className(part.functionClassId)],
        [labels.structureClassId, className(part.structureClassId)],
        [labels.category, part.category],
        [labels.barcode, part.barcode],
        [labels.unit, packs],
        [labels.priceFen, price(part.priceFen)],
        [labels.costFen, price(part.costFen)],
        [labels.supplierId, part.supplierName],
        [labels.placeId, part.placeName],
        [labels.minQty, formatQuantity(part.minQty, part)],
        [labels.safetyQty, formatQuantity(part.safetyQty, part)],
        [labels.orderQty, formatQuantity(part.orderQty, part)],
        [labels.leadDays, part.leadDays],
        [labels.tracking, t(`tracking.${part.tracking}`)],
        [labels.isHighValue, yesNo(part.isHighValue)],
        [labels.wantsOldPart, yesNo(part.wantsOldPart)],
        [labels.wantsEmpty, yesNo(part.wantsEmpty)],
      ]}
    />
  );
}
