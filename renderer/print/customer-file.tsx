import type { ReactNode } from 'react';
import type { CoverVehicle, FilePrintData } from '../../shared/customer-files.ts';
import type { CustomerView } from '../../shared/customers.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { readKeyReason } from '../../shared/key-customers.ts';
import { formatYuan } from '../../shared/money.ts';
import { dayOf } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { composed, fact, flow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import { sheetHeads, signatures, titleRow } from './sheet-parts.tsx';

export interface CoverTexts {
  readonly print: Catalogue['print'];
  readonly customers: Catalogue['customers'];
  readonly customerFile: Catalogue['customerFile'];
}

type Cover = Omit<FilePrintData, 'printCount'>;
type CoverPrint = FormPrint<CoverTexts>;

/** Covers of a customer's file (F-28): the basic data, and for each car its own cover 一车一档. */
export function coverForms(data: Cover, print: CoverPrint): readonly PaperForm[] {
  return [customerCover(data, print), ...data.vehicles.map((vehicle) => carCover(vehicle, data, print))];
}

/** 客户档案基本资料表 (B-01): what is empty is left to be written. */
function customerCover({ customer, items, shop }: Cover, print: CoverPrint): PaperForm {
  const { texts, layout, spec } = print;
  const { cover: words, field } = texts.customerFile;
  // a list may be longer than the page; an empty one takes no more than a line to write on
  const list = (key: string, label: string, lines: readonly string[]): FormPart =>
    lines.length > 1 ? flow(key, label, lines.join('\n')) : fact(key, label, lines.join(''), 'full');
  const usual = (one: CustomerView['contacts'][number]) => one.channel && `（${texts.customerFile.channel[one.channel]}）`;
  const { nextServiceTopic, nextServiceOn, nextServiceChannel, distanceClass } = customer;
  const channel = nextServiceChannel === '' ? '' : texts.customerFile.channel[nextServiceChannel];
  const distance = distanceClass === '' ? '' : texts.customerFile.distance[distanceClass];
  const bought = customer.totalPurchaseFen > 0 ? formatYuan(customer.totalPurchaseFen, { symbol: '¥' }) : '';
  const kept = (['consumption', 'interests', 'preferences'] as const).filter((one) => customer[one] !== '');
  const parts: readonly FormPart[] = [
    fact('name', words.name, customer.name, 'half', { isFixed: true }),
    fact('kind', words.kind, texts.customers.kind[customer.kind], 'third'),
    fact('createdOn', words.createdOn, dayOf(customer.createdAt, shop.zone), 'third'),
    fact('region', words.region, customer.region, 'third'),
    fact('distance', field.distanceClass, distance, 'third'),
    fact('bought', field.totalPurchaseFen, bought, 'third'),
    ...keyParts(customer, texts),
    list(
      'phones',
      words.phones,
      customer.phones.map((one) => joined(one.shownAs, one.contactName)),
    ),
    list(
      'contacts',
      words.contacts,
      customer.contacts.map((one) => joined(one.name, one.formOfAddress, one.role, one.email, one.wechat, one.fax, usual(one))),
    ),
    list(
      'addresses',
      words.addresses,
      customer.addresses.map((one) => joined(addressOf(one), one.postcode, one.label)),
    ),
    fact('engineer', field.engineerId, customer.engineerName ?? ''),
    fact('callTime', field.callTime, customer.callTime),
    flow('service', field.desiredServices, customer.desiredServices),
    fact('next', field.nextService, joined(nextServiceTopic, nextServiceOn, channel), 'full'),
    fact('intention', field.buyIntention, customer.buyIntention),
    fact('source', field.source, customer.source),
    ...kept.map((one) => flow(one, field[one], customer[one])),
    rows('items', words.items, (label) => itemBlocks(items, words, label)),
    flow('note', words.note, customer.note),
    signatures([{ title: words.clerk }], texts.print.slip),
  ];
  return {
    key: `customer ${customer.id}`,
    ...headsOf(words.title, { customer, shop }, print),
    ...composed(parts, layout, spec),
  };
}

/** The flag and why it is set (R-000-27, R-001-18); nothing where it is not. */
function keyParts({ isKeyCustomer, keyReason, keyNote }: CustomerView, { customerFile, customers }: CoverTexts): readonly FormPart[] {
  if (!isKeyCustomer) return [];
  const { key: words } = customerFile;
  const reason = readKeyReason(keyReason);
  const why =
    reason?.by === 'amount'
      ? words.byAmount.replace('{{amount}}', formatYuan(reason.thresholdFen))
      : reason?.by === 'kind'
        ? words.byKind.replace('{{kind}}', customers.kind[reason.kind])
        : words.byPerson.replace('{{note}}', keyNote);
  return [fact('key', words.yes, why, 'full')];
}

/** 一车一档: plate, papers seen and maintenance of one car (B-05). */
function carCover(vehicle: CoverVehicle, { customer, shop }: Pick<Cover, 'customer' | 'shop'>, print: CoverPrint): PaperForm {
  const { texts, layout, spec } = print;
  const words = texts.customerFile.cover;
  const km = (value: number) => (value > 0 ? words.km.replace('{{km}}', value.toLocaleString('en-US')) : '');
  const cycle = vehicle.cycleMonths > 0 ? words.months.replace('{{months}}', String(vehicle.cycleMonths)) : '';
  const seen = (isSeen: boolean) => (isSeen ? words.seen : words.notSeen);
  const parts: readonly FormPart[] = [
    fact('plate', words.plate, vehicle.plate, 'half', { isFixed: true }),
    fact('vehicleKind', words.vehicleKind, vehicle.vehicleKind),
    fact('model', words.model, joined(vehicle.brand, vehicle.model)),
    fact('vin', words.vin, vehicle.vin),
    fact('owner', words.name, customer.name),
    fact('phones', words.phones, customer.phones[0]?.shownAs ?? ''),
    fact('address', words.addresses, customer.addresses[0] ? addressOf(customer.addresses[0]) : '', 'full'),
    fact('licence', words.licence, seen(vehicle.licenceSeen)),
    fact('handbook', words.handbook, seen(vehicle.handbookSeen)),
    fact('mileage', words.mileage, km(vehicle.mileageKm)),
    fact('cycle', words.cycle, joined(cycle, km(vehicle.cycleKm))),
    fact('nextDue', words.next, joined(vehicle.nextOn, km(vehicle.nextKm)), 'full'),
    signatures([{ title: words.clerk }], texts.print.slip),
  ];
  return {
    key: `vehicle ${vehicle.id}`,
    ...headsOf(words.carTitle, { customer, shop }, print),
    ...composed(parts, layout, spec),
  };
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

function addressOf({ province, city, text }: CustomerView['addresses'][number]): string {
  return `${province}${city}${text}`;
}

function headsOf(title: string, { customer, shop }: Pick<Cover, 'customer' | 'shop'>, print: CoverPrint) {
  return sheetHeads({
    noLabel: print.texts.customerFile.cover.no,
    no: String(customer.id),
    title,
    shop,
    print,
  });
}

/** How wide the cells are on a roll. */
const rollSpans = ['roll-3', 'roll-21', 'roll-12', 'roll-12'] as const;

function ItemRow({ cells, isHead }: { readonly cells: readonly ReactNode[]; readonly isHead?: boolean }): ReactNode {
  return (
    <div className="row row-cells item-row">
      {cells.map((content, index) => (
        <div key={index} className={`cell ${rollSpans[index] ?? ''}${isHead ? ' head-cell' : ''}`}>
          <span className={isHead ? 'form-ink' : 'value'}>{content}</span>
        </div>
      ))}
    </div>
  );
}

/** What was bought, a line each; nothing where nothing was. */
function itemBlocks(items: Cover['items'], words: CoverTexts['customerFile']['cover'], title: string): readonly PaperBlock[] {
  if (items.length === 0) return [];
  const { itemNo, itemName, serial, purchasedOn } = words;
  return [
    titleRow('items', title),
    { key: 'item head', keepWithNext: true, render: () => <ItemRow cells={[itemNo, itemName, serial, purchasedOn]} isHead /> },
    ...items.map((item, index): PaperBlock => ({
      key: `item ${item.id}`,
      head: 'item head',
      render: () => <ItemRow cells={[index + 1, item.name, item.serial, item.purchasedOn]} />,
    })),
  ];
}
