import { useTranslation } from 'react-i18next';
import type { partFields } from './part-values.ts';

/** What the fields of a part are called, in the dialog and in what is told about it. */
export function usePartLabels(): Readonly<Record<(typeof partFields)[number], string>> {
  const { t } = useTranslation(['parts', 'catalogue']);
  return {
    code: t('parts:field.code'),
    name: t('parts:field.name'),
    spec: t('parts:field.spec'),
    barcode: t('parts:field.barcode'),
    kind: t('parts:field.kind'),
    category: t('parts:field.category'),
    unit: t('parts:field.unit'),
    placeId: t('parts:field.place'),
    minQty: t('parts:field.minQty'),
    priceFen: t('parts:field.price'),
    costFen: t('parts:field.cost'),
    isActive: t('parts:field.isActive'),
    useClassId: t('catalogue:field.useClass'),
    functionClassId: t('catalogue:field.functionClass'),
    structureClassId: t('catalogue:field.structureClass'),
    packUnit: t('catalogue:field.packUnit'),
    packQty: t('catalogue:field.packQty'),
    supplierId: t('catalogue:field.supplier'),
    isHighValue: t('catalogue:field.isHighValue'),
    tracking: t('catalogue:field.tracking'),
    wantsOldPart: t('catalogue:field.wantsOldPart'),
    wantsEmpty: t('catalogue:field.wantsEmpty'),
    leadDays: t('catalogue:field.leadDays'),
    safetyQty: t('catalogue:field.safetyQty'),
    orderQty: t('catalogue:field.orderQty'),
  };
}
