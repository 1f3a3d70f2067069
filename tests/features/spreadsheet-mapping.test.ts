import { expect, test } from 'vitest';
import { importFields } from '../../shared/imports.ts';
import { guessMapping } from '../../shared/spreadsheet-mapping.ts';

const mapped = (target: keyof typeof importFields, headers: readonly string[]) =>
  Object.fromEntries(Object.entries(guessMapping(headers, importFields[target]).mapping).filter(([, column]) => column !== null));

test('titles in Chinese and English find their fields, each column once', () => {
  expect(mapped('customers', ['序号', '客户名称', '联系电话', '备用电话', '详细地址', '备注'])).toEqual({
    name: 1,
    phone: 2,
    phone2: 3,
    address: 4,
    note: 5,
  });
  expect(mapped('customers', ['Customer Name', 'MOBILE', 'E-mail', 'Address'])).toEqual({ name: 0, phone: 1, address: 3 });
  expect(mapped('parts', ['物料编码', '品名', '规格型号', '计量单位', '销售价', '安全库存', '现存量', '库位'])).toEqual({
    code: 0,
    name: 1,
    spec: 2,
    unit: 3,
    price: 4,
    minQty: 5,
    qty: 6,
    place: 7,
  });
});

test('case, blanks, full-width forms, marks and hints in brackets do not matter', () => {
  expect(mapped('customers', ['*客户 名称（必填）', '手机号码：', 'ＰＨＯＮＥ２'])).toEqual({ name: 0, phone: 1, phone2: 2 });
});

test('an exact title wins over one that only contains the alias, whatever the order', () => {
  const fields = [
    { key: 'phone', aliases: ['电话'] },
    { key: 'phone2', aliases: ['电话2'] },
  ];
  expect(guessMapping(['电话2', '电话'], fields).mapping).toEqual({ phone: 1, phone2: 0 });
  const { mapping, confidence } = guessMapping(
    ['客户电话号码', '客户名'],
    [
      { key: 'phone', aliases: ['电话号码'] },
      { key: 'name', aliases: ['客户姓名'] },
    ],
  );
  expect(mapping).toEqual({ phone: 0, name: 1 });
  expect(confidence['phone']).toBeGreaterThan(0.6);
  expect(confidence['phone']).toBeLessThan(1);
  expect(confidence['name']).toBeLessThan(0.6);
});

test('a slip of the pen is forgiven, another word is not', () => {
  expect(mapped('customers', ['客户名', '联系电话号', 'adress'])).toEqual({ name: 0, phone: 1, address: 2 });
  expect(mapped('parts', ['最高库存', '库存', '配件图片'])).toEqual({ qty: 1 });
  expect(mapped('customers', ['名', '序号', 'E-mail'])).toEqual({});
});

test('F111 nothing is guessed from empty, foreign or hostile titles', () => {
  expect(mapped('customers', ['', '   ', '???', '__proto__', 'constructor', '=1+1'])).toEqual({});
  const { mapping } = guessMapping(['__proto__'], [{ key: '__proto__', aliases: [] }]);
  expect(Object.getPrototypeOf(mapping)).toBe(Object.prototype);
  expect(Object.entries(mapping)).toEqual([['__proto__', 0]]);
});

test('200 titles of any length are mapped before anybody gives up, no column to two fields', { timeout: 20_000 }, () => {
  const headers = Array.from({ length: 200 }, (_, at) => `${'客户'.repeat(500)}${at}`);
  const { mapping } = guessMapping(headers, importFields.customers);
  const columns = Object.values(mapping).filter((column) => typeof column === 'number');
  expect(columns).toEqual([...new Set(columns)]);
});
