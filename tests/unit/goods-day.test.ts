import { expect, test } from 'vitest';
import { goodsDayAhead } from '../../shared/projects.ts';

test('R-000-07 the acceptance of the goods hurries a repair of an unpaid project only while it lies ahead', () => {
  const project = { paymentState: 'unpaid', goodsAcceptedOn: '2026-11-20' } as const;
  const repair = { type: 'repair', isQualityIssue: false };
  expect(goodsDayAhead(project, repair, '2026-11-19')).toBe('2026-11-20');
  expect(goodsDayAhead(project, { type: 'complaint', isQualityIssue: true }, '2026-11-19')).toBe('2026-11-20');
  for (const today of ['2026-11-20', '2027-11-20']) expect(goodsDayAhead(project, repair, today)).toBe('');
  expect(goodsDayAhead({ ...project, paymentState: 'settled' }, repair, '2026-11-19')).toBe('');
  expect(goodsDayAhead(project, { type: 'installation', isQualityIssue: false }, '2026-11-19')).toBe('');
  expect(goodsDayAhead(null, repair, '2026-11-19')).toBe('');
});
