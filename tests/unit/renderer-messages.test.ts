import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorText } from '../../renderer/error-text.ts';
import { messageKey, messageText } from '../../renderer/message-key.ts';
import { newRequestKey } from '../../renderer/request-key.ts';
import { hostError, isLostReply, isOutcomeOpen } from '../../renderer/rpc-error.ts';
import { readTopics } from '../../renderer/topics.ts';
import '../../renderer/zod-config.ts';
import { requestKey } from '../../shared/fields.ts';
import { errorCodes } from '../../shared/errors.ts';
import { en } from '../../shared/i18n/en.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: { 'zh-CN': zhCN, en }, defaultNS: 'common', interpolation: { escapeValue: false } });
});

/** An error as the tRPC client throws it. */
function clientError(data?: object): Error {
  return Object.assign(new Error('x'), { name: 'TRPCClientError', data });
}

describe('messages of schemas', () => {
  const schema = z.object({
    name: z.string().trim().min(1).max(3),
    kind: z.enum(['a']),
    at: z.number(),
    mail: z.email(),
    list: z.array(z.number()).min(2),
  });

  test('are keys that are translated where they are shown', () => {
    const { error } = schema.safeParse({ name: ' ', kind: null, at: Number.NaN, mail: 'x', list: [] });
    const texts = Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('.'), messageText(i18next, issue.message)]));
    expect(texts).toEqual({ name: '请填写', kind: '请填写', at: '请填写数字', mail: '邮箱格式不正确', list: '至少 2 项' });
  });

  test('carry their values', () => {
    const { error } = schema.shape.name.safeParse('1234');
    expect(error?.issues[0]?.message).toBe('common:validation.tooLong|{"max":3}');
    expect(messageText(i18next, error?.issues[0]?.message ?? '')).toBe('最多 3 个字');
  });

  test('bare words of shared schemas and plain sentences', () => {
    expect(messageText(i18next, 'unstorableText')).toBe(zhCN.errors.code.unstorableText);
    expect(messageText(i18next, 'required')).toBe('请填写');
    expect(messageText(i18next, 'Some sentence | with a bar')).toBe('Some sentence | with a bar');
    expect(messageText(i18next, messageKey('common:list.selected', { count: 3 }))).toBe('已选 3 条');
  });
});

describe('errors of the host', () => {
  test('no answer at all is a lost reply, an answer is not', () => {
    expect(isLostReply(clientError())).toBe(true);
    expect(isLostReply(clientError({ domain: null, ref: 'E1' }))).toBe(false);
    expect(isLostReply(new Error('a fault of the screen'))).toBe(false);
    // F10: the disk failed while it was kept; the same key tells whether it is there
    expect(isOutcomeOpen(clientError())).toBe(true);
    expect(isOutcomeOpen(clientError({ domain: { code: 'diskFailed', details: {} }, ref: null }))).toBe(true);
    expect(isOutcomeOpen(clientError({ domain: { code: 'diskFull', details: {} }, ref: null }))).toBe(false);
  });

  test('fields come from the schema, from missing names and from a refusal about one field', () => {
    const fields = (data: object) => hostError(clientError(data))?.fields;
    expect(fields({ domain: null, fields: [{ path: 'contacts.0.phone', code: 'too_small', message: '' }] })).toEqual({
      'contacts.0.phone': 'common:validation.required',
    });
    expect(fields({ domain: { code: 'fieldsMissing', details: { fields: ['phone'] } } })).toEqual({ phone: 'common:validation.required' });
    expect(fields({ domain: { code: 'guardFailed', details: { guard: 'leftBeforeArrived', field: 'leftAt' } } })).toEqual({
      leftAt: 'errors:variant.guardFailed.leftBeforeArrived',
    });
  });

  test('each code has a text; details choose and fill it', () => {
    for (const code of Object.keys(errorCodes))
      expect(errorText(i18next, clientError({ domain: { code, details: {} } })), code).toMatch(/[。]$/);
    const text = (code: string, details: object) => errorText(i18next, clientError({ domain: { code, details } }));
    expect(text('notFound', { what: 'request' })).toBe('找不到这张受理单，可能已被移走。');
    expect(text('passwordTooWeak', { weakness: 'shopName' })).toBe('密码里不要用店名。');
    expect(text('requestHasOpenSlips', { slips: ['WX1', 'WX2'] })).toBe('还有未完成的派工单：WX1、WX2。');
    expect(text('guardFailed', { guard: 'partsOut', count: 2 })).toBe('还有 2 项配件没有退回，不能作废。');
  });

  test('an unexpected fault has one calm sentence', () => {
    expect(errorText(i18next, clientError({ domain: null, ref: 'E4X7' }))).toBe(zhCN.common.error.unexpected);
    expect(errorText(i18next, clientError())).toBe(zhCN.common.error.network);
  });
});

test('request keys are accepted by the contract and never repeat', () => {
  const keys = Array.from({ length: 1_000 }, newRequestKey);
  expect(new Set(keys).size).toBe(1_000);
  for (const key of keys) expect(requestKey.safeParse(key).success).toBe(true);
});

test('topics: a list of words, anything else is no topic', () => {
  expect(readTopics('["requests","workOrders"]')).toEqual(['requests', 'workOrders']);
  expect(readTopics('ping')).toEqual([]);
  expect(readTopics('{"a":1}')).toEqual([]);
});
