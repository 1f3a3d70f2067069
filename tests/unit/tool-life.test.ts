import { describe, expect, test } from 'vitest';
import { lifeEndsOn, lifeStageOn, replacementFen, usualLifeOf } from '../../shared/tool-life.ts';

describe('how long a tool must live', () => {
  test('R-000-79 issued on 2024-01-31, ten months end on 2024-11-30', () => {
    expect(lifeEndsOn('2024-01-31', 10)).toBe('2024-11-30');
    expect(lifeEndsOn('2024-02-29', 12)).toBe('2025-02-28');
    expect(lifeEndsOn('2024-01-31', 24)).toBe('2026-01-31');
    expect(lifeEndsOn('2024-01-31', null)).toBeNull();
    expect(() => lifeEndsOn('2024-01-31', 0)).toThrow(RangeError);
    expect(() => lifeEndsOn('2024-02-30', 1)).toThrow(RangeError);
  });

  test('R-000-79 the usual tools have their months', () => {
    expect(['工具箱', '电枪', '铁锤', '胶锤', '钢卷尺 5 米', '扳手'].map(usualLifeOf)).toEqual([12, 24, 36, 10, 24, null]);
  });

  test('R-000-81 damaged inside its life: the purchase price or nothing, as is decided', () => {
    const stage = lifeStageOn('2024-11-29', '2024-11-30');
    expect(stage).toBe('inside');
    expect(replacementFen({ stage, purchaseFen: 8_600 })).toBeUndefined();
    expect(replacementFen({ stage, purchaseFen: 8_600, decision: 'pay' })).toBe(8_600);
    expect(replacementFen({ stage, purchaseFen: 8_600, decision: 'free' })).toBe(0);
  });

  test('R-000-82 from the last day of its life on the new one is free', () => {
    expect(lifeStageOn('2024-11-30', '2024-11-30')).toBe('over');
    expect(replacementFen({ stage: 'over', purchaseFen: 8_600 })).toBe(0);
    expect(replacementFen({ stage: 'over', purchaseFen: 8_600, decision: 'pay' })).toBe(0);
    expect(lifeStageOn('2030-01-01', null)).toBe('none');
    expect(replacementFen({ stage: 'none', purchaseFen: 8_600 })).toBe(0);
  });
});
