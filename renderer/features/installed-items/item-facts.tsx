import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usesField } from '../../../shared/installed-items.ts';
import type { InstalledItemView, KindField, VehicleView } from '../../../shared/installed-items.ts';
import { Facts } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';

/** Everything on file of an item (B-04) that its kind uses. */
export function ItemFacts({ item }: { readonly item: InstalledItemView }): ReactNode {
  const { t } = useTranslation(['installedItems', 'warranties', 'common']);
  const field = (name: FieldName) => t(`installedItems:field.${name}`);
  const yes = (is: boolean) => t(is ? 'common:word.yes' : 'common:word.no');
  const uses = (one: KindField, ...facts: readonly Fact[]): readonly Fact[] => (usesField(item.kind, one) ? facts : []);
  const term =
    item.cardTermUnit === null
      ? ''
      : item.cardTermUnit === 'lifetime'
        ? t('warranties:term.lifetime')
        : t(`warranties:term.${item.cardTermUnit}`, { count: item.cardTermCount ?? 0 });
  const facts: readonly Fact[] = [
    [field('kind'), t(`installedItems:kind.${item.kind}`)],
    [field('category'), item.category],
    [field('brand'), item.brand],
    [field('model'), item.model],
    [field('serial'), item.serial],
    [field('itemCode'), item.itemCode],
    [field('spec'), item.spec],
    [field('condition'), item.condition],
    ...uses('place', [field('location'), item.location], [field('structureNote'), item.structureNote]),
    ...uses('project', [field('project'), item.project?.name]),
    [field('isOwnSale'), item.isOwnSale ? yes(true) : t('installedItems:external')],
    [field('purchasedOn'), item.purchasedOn],
    [field('invoicedOn'), item.invoicedOn],
    [field('invoiceNo'), item.invoiceNo],
    [field('invoicePrice'), item.invoicePriceFen === 0 ? '' : <Money key="price" fen={item.invoicePriceFen} />],
    [field('receivedOn'), item.receivedOn],
    ...uses(
      'installation',
      [field('installedOn'), item.installedOn],
      [field('installedBy'), item.installedBy],
      [field('acceptedOn'), item.acceptedOn],
    ),
    [field('accessoriesComplete'), yes(item.accessoriesComplete)],
    ...uses('packing', [field('packingKept'), yes(item.packingKept)]),
    ...uses('gift', [field('isGift'), yes(item.isGift)]),
    [field('trade'), item.trade === null ? '' : t(`warranties:policy.${item.trade}`)],
    [field('cardState'), t(item.cardState === null ? 'installedItems:field.cardUnasked' : `installedItems:cardState.${item.cardState}`)],
    [field('cardNo'), item.cardNo],
    [field('cardTermCount'), term],
    [field('cardStartOn'), item.cardStartOn],
    [field('warrantyUntil'), item.warrantyUntil],
    [field('note'), item.note],
  ];
  return <Facts items={facts} />;
}

/** What only a vehicle has (B-05). */
export function VehicleFacts({ vehicle }: { readonly vehicle: VehicleView }): ReactNode {
  const { t } = useTranslation('installedItems');
  const seen = (is: boolean) => t(is ? 'seen' : 'notSeen');
  const number = (value: number) => (value === 0 ? '' : value.toLocaleString('en-US'));
  return (
    <Facts
      items={[
        [t('field.plate'), vehicle.plate],
        [t('field.vehicleKind'), vehicle.vehicleKind],
        [t('field.vin'), vehicle.vin],
        [t('field.licence'), seen(vehicle.licenceSeen)],
        [t('field.handbook'), seen(vehicle.handbookSeen)],
        [t('field.mileageKm'), number(vehicle.mileageKm)],
        [t('field.cycleMonths'), number(vehicle.cycleMonths)],
        [t('field.cycleKm'), number(vehicle.cycleKm)],
        [t('field.nextOn'), vehicle.nextOn],
        [t('field.nextKm'), number(vehicle.nextKm)],
      ]}
    />
  );
}

type Fact = readonly [label: string, value: ReactNode];
type FieldName =
  | 'kind'
  | 'category'
  | 'brand'
  | 'model'
  | 'serial'
  | 'itemCode'
  | 'spec'
  | 'condition'
  | 'location'
  | 'structureNote'
  | 'project'
  | 'isOwnSale'
  | 'purchasedOn'
  | 'invoicedOn'
  | 'invoiceNo'
  | 'invoicePrice'
  | 'receivedOn'
  | 'installedOn'
  | 'installedBy'
  | 'acceptedOn'
  | 'accessoriesComplete'
  | 'packingKept'
  | 'isGift'
  | 'trade'
  | 'cardState'
  | 'cardNo'
  | 'cardTermCount'
  | 'cardStartOn'
  | 'warrantyUntil'
  | 'note';
