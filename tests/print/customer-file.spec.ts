import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import type { CustomerKind } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { formatYuan } from '../../shared/money.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { expectOnA4, markOf, pdfOf, squeeze } from './pdf.ts';
import { supervisorAt } from './slips.ts';
import type { Supervisor } from './slips.ts';

test.describe.configure({ timeout: 120_000 });

const { customerFile, customers, print } = zhCN;
const words = customerFile.cover;

async function newCustomer({ client }: Supervisor, facts: object, items: readonly object[] = []): Promise<number> {
  const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });
  const { id } = await client.customers.create.mutate(send(createCustomerInput.parse(facts)));
  for (const item of items) await client.installedItems.add.mutate(send(addInstalledItemInput.parse({ customerId: id, ...item })));
  return id;
}

/** Opens the preview and prints: Ctrl+P, until the paper has been sent. */
async function printCover(page: Page, id: number): Promise<void> {
  await page.goto(`/print/customer-file?customer=${id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(print.onePage.printed).first().waitFor();
}

test('F-28 R-002-14 the cover of a file: every field of the customer, what was bought, a cover for each car, the mark of a reprint', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const kind: CustomerKind = 'company';
  const facts = {
    name: '长沙湘江新区城市投资建设开发有限责任公司'.repeat(4).slice(0, 80),
    kind,
    region: '岳麓区',
    distanceClass: 'within20',
    totalPurchaseFen: 123_456_789,
    engineerId: supervisor.staffIds[0],
    desiredServices: '定期清洗空调，节前上门保养，周末也能来。'.repeat(10),
    nextServiceTopic: '清洗空调',
    nextServiceOn: '2027-05-01',
    nextServiceChannel: 'visit',
    callTime: '晚上七点以后',
    buyIntention: '想加装净水器和新风',
    source: '展会',
    note: '门禁要先登记身份证。'.repeat(20),
    phones: [{ shownAs: '13800138000', contactName: '王经理' }, { shownAs: '0731-8455 6677 转 8021' }],
    contacts: [
      { name: '王经理', formOfAddress: '经理', role: '项目负责人', email: 'wang@example.com', wechat: 'wang88', fax: '0731-84556678' },
    ],
    addresses: [{ label: '总部', text: '梅溪湖路一段 8 号 21 楼', province: '湖南省', city: '长沙市', postcode: '410205' }],
  } as const;
  const car = { kind: 'vehicle', brand: '上汽大众', model: '朗逸 1.5L 舒适版', purchasedOn: '2025-03-08' } as const;
  const vehicle = { plate: '湘A88997', vehicleKind: '小型轿车', vin: 'LSVAA4187E2184847', licenceSeen: true, handbookSeen: false };
  const cycle = { mileageKm: 42_000, cycleMonths: 6, cycleKm: 10_000, nextOn: '2027-01-15', nextKm: 50_000 };
  const goods = Array.from({ length: 3 }, (_, n) => ({
    brand: '格力',
    model: `KFR-35GW/${n}`,
    serial: `GL2025${n}`,
    purchasedOn: '2025-06-18',
  }));
  const id = await newCustomer(supervisor, facts, [...goods, { ...car, vehicle: { ...vehicle, ...cycle } }]);

  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  await printCover(page, id);
  const pdf = await pdfOf(page);
  expect(pdf.pages).toHaveLength(2);
  expectOnA4(pdf);
  const [own = '', ofCar = ''] = pdf.texts;
  const { keyRule } = await supervisor.client.settings.get.query();
  const { engineerName } = (await supervisor.client.customers.get.query({ id })).customer;
  const plain = [
    'name',
    'region',
    'desiredServices',
    'callTime',
    'buyIntention',
    'source',
    'note',
    'nextServiceTopic',
    'nextServiceOn',
  ] as const;
  for (const field of plain) expect(own).toContain(squeeze(facts[field]));
  const [contact, address] = [facts.contacts[0], facts.addresses[0]];
  for (const text of [...Object.values(contact), ...Object.values(address), ...facts.phones.map(({ shownAs }) => shownAs)])
    expect(own).toContain(squeeze(text));
  for (const text of [words.title, String(id), customers.kind.company, customerFile.distance.within20, '1,234,567.89', engineerName ?? '?'])
    expect(own).toContain(squeeze(text));
  for (const { brand, model, serial, purchasedOn } of goods) expect(own).toContain(squeeze(`${brand} ${model}${serial}${purchasedOn}`));
  expect(own).toContain(squeeze(customerFile.key.yes + customerFile.key.byAmount.replace('{{amount}}', formatYuan(keyRule.thresholdFen))));
  expect(own).toContain(squeeze(words.clerk));

  const km = (n: number) => words.km.replace('{{km}}', n.toLocaleString('en-US'));
  const { plate, vehicleKind, vin } = vehicle;
  for (const text of [words.carTitle, plate, vehicleKind, vin, `${car.brand} ${car.model}`, facts.name, '13800138000', cycle.nextOn])
    expect(ofCar).toContain(squeeze(text));
  for (const text of [km(42_000), words.months.replace('{{months}}', '6'), km(10_000), km(50_000)]) expect(ofCar).toContain(squeeze(text));
  expect(ofCar).toContain(squeeze(words.licence + words.seen));
  expect(ofCar).toContain(squeeze(words.handbook + words.notSeen));
  // what the shop does not keep has no line on the paper (R-004-16)
  for (const field of ['consumption', 'interests', 'preferences'] as const) expect(pdf.text).not.toContain(customerFile.field[field]);
  expect(pdf.text).not.toContain(markOf(1).slice(0, 2));

  await printCover(page, id);
  const again = await pdfOf(page);
  expect(again.texts.filter((text) => text.includes(markOf(1)))).toHaveLength(2);
});

test('F-28 the longest file flows to further pages with its head, nothing of it is lost', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const many = <T>(make: (n: string) => T) => Array.from({ length: 20 }, (_, n) => make(String(n + 1).padStart(2, '0')));
  const addresses = many((n) => ({ text: `第${n}处`.padEnd(200, '上海市浦东新区张江高科技园区郭守敬路四百九十八弄'), label: `仓库${n}` }));
  const contacts = many((n) => ({
    name: `联系人${n}`,
    role: '工程部现场负责人',
    email: `contact-number-${n}@a-rather-long-domain.example.com`,
  }));
  const phones = many((n) => ({ shownAs: `138001380${n}`, contactName: `联系人${n}` }));
  const items = many((n) => ({ brand: '格力', model: `中央空调室外机组 第${n}台`.padEnd(70, '长'), serial: `SN-${n}`.padEnd(50, '8') }));
  const id = await newCustomer(
    supervisor,
    { name: '地址很多的客户', addresses, contacts, phones, note: '门禁先登记。'.repeat(300) },
    items,
  );
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  await printCover(page, id);
  const pdf = await pdfOf(page);
  expect(pdf.pages.length).toBeGreaterThan(2);
  expectOnA4(pdf);
  for (const text of pdf.texts) for (const word of [words.title, String(id)]) expect(text).toContain(squeeze(word));
  for (const { text, label } of addresses) {
    expect(pdf.text).toContain(squeeze(text.slice(0, 12)));
    expect(pdf.text).toContain(squeeze(label));
  }
  for (const { email } of contacts) expect(pdf.text).toContain(email);
  for (const { shownAs } of phones) expect(pdf.text).toContain(shownAs);
  for (const { serial } of items) expect(pdf.text).toContain(serial.slice(0, 6));
  expect(pdf.text.split('禁').length - 1).toBe(300);
  expect(pdf.texts.at(-1)).toContain(squeeze(words.clerk));
});
