import type { CSSProperties, ReactNode } from 'react';
import type { CoverVehicle, FilePrintData } from '../../shared/customer-files.ts';
import type { CustomerView } from '../../shared/customers.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { readKeyReason } from '../../shared/key-customers.ts';
import { formatYuan } from '../../shared/money.ts';
import { dayOf } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { factsRow, sheetHeads, signaturesRow, titleRow } from './sheet-parts.tsx';
import { flowBlock } from './slip-result.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface CoverTexts {
  readonly print: Catalogue['print'];
  readonly customers: Catalogue['customers'];
  readonly customerFile: Catalogue['customerFile'];
}

type Cover = Omit<FilePrintData, 'printCount'>;
interface CoverPrint {
  readonly texts: CoverTexts;
  readonly nth: number;
}

export const coverSpec: PaperSpec = paperSpec('A4', false);

/** Covers of a customer's file (F-28): the basic data, and for each car its own cover 一车一档. */
export function coverForms(data: Cover, print: CoverPrint): readonly PaperForm[] {
  return [customerCover(data, print), ...data.vehicles.map((vehicle) => carCover(vehicle, data, print))];
}

/** 客户档案基本资料表 (B-01): what is empty is left to be written. */
function customerCover({ customer, items, shop }: Cover, { texts, nth }: CoverPrint): PaperForm {
  const { cover: words, field } = texts.customerFile;
  const wide = (key: string, label: string, value: string) => factsRow(key, [24, label, value]);
  // a list may be longer than the page; an empty one takes no more than a line to write on
  const list = (key: string, label: string, texts: readonly string[]) =>
    texts.length > 1 ? flowBlock(key, label, texts.join('\n')) : wide(key, label, texts.join(''));
  const usual = (one: CustomerView['contacts'][number]) => one.channel && `（${texts.customerFile.channel[one.channel]}）`;
  const { nextServiceTopic, nextServiceOn, nextServiceChannel, distanceClass } = customer;
  const channel = nextServiceChannel === '' ? '' : texts.customerFile.channel[nextServiceChannel];
  const kept = (['consumption', 'interests', 'preferences'] as const).filter((one) => customer[one] !== '');
  return {
    key: `customer ${customer.id}`,
    ...headsOf(words.title, { customer, shop }, { texts, nth }),
    blocks: [
      factsRow(
        'name',
        [12, words.name, customer.name],
        [6, words.kind, texts.customers.kind[customer.kind]],
        [6, words.createdOn, dayOf(customer.createdAt, shop.zone)],
      ),
      factsRow(
        'region',
        [8, words.region, customer.region],
        [8, field.distanceClass, distanceClass === '' ? '' : texts.customerFile.distance[distanceClass]],
        [8, field.totalPurchaseFen, customer.totalPurchaseFen > 0 ? formatYuan(customer.totalPurchaseFen, { symbol: '¥' }) : ''],
      ),
      ...keyBlocks(customer, texts),
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
      factsRow('engineer', [12, field.engineerId, customer.engineerName ?? ''], [12, field.callTime, customer.callTime]),
      flowBlock('service', field.desiredServices, customer.desiredServices),
      wide('next', field.nextService, joined(nextServiceTopic, nextServiceOn, channel)),
      factsRow('intention', [14, field.buyIntention, customer.buyIntention], [10, field.source, customer.source]),
      ...kept.map((one) => flowBlock(one, field[one], customer[one])),
      ...itemBlocks(items, words),
      flowBlock('note', words.note, customer.note),
      signaturesRow([{ title: words.clerk }], texts.print.slip),
    ],
  };
}

/** The flag and why it is set (R-000-27, R-001-18); nothing where it is not. */
function keyBlocks({ isKeyCustomer, keyReason, keyNote }: CustomerView, { customerFile, customers }: CoverTexts): readonly PaperBlock[] {
  if (!isKeyCustomer) return [];
  const { key: words } = customerFile;
  const reason = readKeyReason(keyReason);
  const why =
    reason?.by === 'amount'
      ? words.byAmount.replace('{{amount}}', formatYuan(reason.thresholdFen))
      : reason?.by === 'kind'
        ? words.byKind.replace('{{kind}}', customers.kind[reason.kind])
        : words.byPerson.replace('{{note}}', keyNote);
  return [factsRow('key', [24, words.yes, why])];
}

/** 一车一档: plate, papers seen and maintenance of one car (B-05). */
function carCover(vehicle: CoverVehicle, { customer, shop }: Pick<Cover, 'customer' | 'shop'>, { texts, nth }: CoverPrint): PaperForm {
  const words = texts.customerFile.cover;
  const km = (value: number) => (value > 0 ? words.km.replace('{{km}}', value.toLocaleString('en-US')) : '');
  const cycle = vehicle.cycleMonths > 0 ? words.months.replace('{{months}}', String(vehicle.cycleMonths)) : '';
  const seen = (isSeen: boolean) => (isSeen ? words.seen : words.notSeen);
  return {
    key: `vehicle ${vehicle.id}`,
    ...headsOf(words.carTitle, { customer, shop }, { texts, nth }),
    blocks: [
      factsRow('plate', [12, words.plate, vehicle.plate], [12, words.vehicleKind, vehicle.vehicleKind]),
      factsRow('model', [12, words.model, joined(vehicle.brand, vehicle.model)], [12, words.vin, vehicle.vin]),
      factsRow('owner', [12, words.name, customer.name], [12, words.phones, customer.phones[0]?.shownAs ?? '']),
      factsRow('address', [24, words.addresses, customer.addresses[0] ? addressOf(customer.addresses[0]) : '']),
      factsRow('papers', [12, words.licence, seen(vehicle.licenceSeen)], [12, words.handbook, seen(vehicle.handbookSeen)]),
      factsRow('cycle', [12, words.mileage, km(vehicle.mileageKm)], [12, words.cycle, joined(cycle, km(vehicle.cycleKm))]),
      factsRow('next', [24, words.next, joined(vehicle.nextOn, km(vehicle.nextKm))]),
      signaturesRow([{ title: words.clerk }], texts.print.slip),
    ],
  };
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

function addressOf({ province, city, text }: CustomerView['addresses'][number]): string {
  return `${province}${city}${text}`;
}

function headsOf(title: string, { customer, shop }: Pick<Cover, 'customer' | 'shop'>, { texts, nth }: CoverPrint) {
  return sheetHeads({
    noLabel: texts.customerFile.cover.no,
    no: String(customer.id),
    title,
    shop,
    phoneLabel: texts.print.slip.phone,
    reprint: texts.print.reprint,
    nth,
  });
}

const columns: CSSProperties = { gridTemplateColumns: '12mm minmax(0, 3fr) minmax(0, 2fr) 32mm' };

function ItemRow({ cells, isHead }: { readonly cells: readonly ReactNode[]; readonly isHead?: boolean }): ReactNode {
  return (
    <div className="row" style={columns}>
      {cells.map((content, index) => (
        <div key={index} className={isHead ? 'cell head-cell' : 'cell'}>
          <span className="value">{content}</span>
        </div>
      ))}
    </div>
  );
}

/** What was bought, a line each; nothing where nothing was. */
function itemBlocks(items: Cover['items'], words: CoverTexts['customerFile']['cover']): readonly PaperBlock[] {
  if (items.length === 0) return [];
  const { itemNo, itemName, serial, purchasedOn } = words;
  return [
    titleRow('items', words.items),
    { key: 'item head', keepWithNext: true, render: () => <ItemRow cells={[itemNo, itemName, serial, purchasedOn]} isHead /> },
    ...items.map((item, index): PaperBlock => ({
      key: `item ${item.id}`,
      head: 'item head',
      render: () => <ItemRow cells={[index + 1, item.name, item.serial, item.purchasedOn]} />,
    })),
  ];
}
