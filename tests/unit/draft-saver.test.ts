import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftSaver } from '../../renderer/components/draft-saver.ts';
import type { DraftStatus } from '../../renderer/components/draft-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function recorder(fail: () => boolean = () => false) {
  const saved: string[] = [];
  const statuses: DraftStatus['kind'][] = [];
  const saver = createDraftSaver<string>({
    save: async (values) => {
      if (fail()) throw new Error('away');
      saved.push(values);
    },
    onStatus: ({ kind }) => statuses.push(kind),
  });
  return { saved, statuses, saver };
}

describe('a draft', () => {
  test('is kept after a pause, the newest values only', async () => {
    const { saved, statuses, saver } = recorder();
    saver.note('a');
    saver.note('ab');
    await vi.advanceTimersByTimeAsync(500);
    expect(saved).toEqual(['ab']);
    expect(statuses).toEqual(['saving', 'kept']);
  });

  test('of somebody who never pauses is kept within a second', async () => {
    const { saved, saver } = recorder();
    for (let i = 0; i < 10; i += 1) {
      saver.note('x'.repeat(i + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved.length).toBeGreaterThan(0);
  });

  test('is sent at once by flush, with what was typed while an earlier one was on its way', async () => {
    const sent: string[] = [];
    let release: () => void = () => undefined;
    const saver = createDraftSaver<string>({
      save: (values) => {
        sent.push(values);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      },
      onStatus: () => undefined,
    });
    saver.note('first');
    const first = saver.flush();
    saver.note('second');
    const both = saver.flush();
    expect(sent).toEqual(['first']);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['first', 'second']);
    release();
    await Promise.all([first, both]);
  });

  test('that could not be kept is tried again, newer values first', async () => {
    let isAway = true;
    const { saved, statuses, saver } = recorder(() => isAway);
    saver.note('old');
    await vi.advanceTimersByTimeAsync(500);
    expect(statuses).toEqual(['saving', 'failed']);
    isAway = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saved).toEqual(['old']);
  });

  test('is not sent after it was thrown away or the form was submitted', async () => {
    const { saved, saver } = recorder();
    saver.note('a');
    saver.forget();
    await vi.advanceTimersByTimeAsync(2_000);
    saver.note('b');
    saver.stop();
    saver.note('c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved).toEqual([]);
  });
});
