import { beforeAll, beforeEach, expect, test } from 'vitest';
import { discardDraft, discardOwnDraft, listDrafts, saveDraft } from '../../electron/features/drafts/drafts.service.ts';
import { write } from '../../electron/platform/write.ts';
import { draftLimits } from '../../shared/settings.ts';
import type { SaveDraftInput } from '../../shared/settings.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { command, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const key = 'a1b2c3d4e5f60718';

describeOnEngines('drafts', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const draft = (change: Partial<SaveDraftInput> = {}): SaveDraftInput => ({
    form: 'intake',
    title: '张三',
    data: { content: '冰箱不制冷' },
    ...change,
  });
  const list = () => listDrafts(shop.as('frontDesk'));

  test('several drafts stand beside each other, the one typed in last first', async () => {
    const first = await saveDraft(shop.as('frontDesk'), draft());
    shop.clock.advance(1000);
    const second = await saveDraft(shop.as('frontDesk'), draft({ title: '李四' }));
    shop.clock.advance(1000);
    await saveDraft(shop.as('frontDesk'), draft({ id: first.id, data: { content: '冰箱不制冷，有异响' } }));
    const at = shop.clock.now;
    expect(await list()).toEqual([
      { id: first.id, form: 'intake', title: '张三', data: { content: '冰箱不制冷，有异响' }, createdAt: at - 2000, updatedAt: at },
      { id: second.id, form: 'intake', title: '李四', data: { content: '冰箱不制冷' }, createdAt: at - 1000, updatedAt: at - 1000 },
    ]);
    expect(shop.topics).toEqual([['drafts'], ['drafts']]);
  });

  test('a retry of the first save makes one draft', async () => {
    const context = command(shop.as('frontDesk'), key, draft());
    const first = await saveDraft(context, draft());
    expect(await saveDraft(context, draft())).toEqual(first);
    expect(await list()).toHaveLength(1);
  });

  test('nobody reads, overwrites or discards the draft of another', async () => {
    const { id } = await saveDraft(shop.as('frontDesk'), draft());
    expect(await listDrafts(shop.as('supervisor'))).toEqual([]);
    await refusal(saveDraft(shop.as('supervisor'), draft({ id, title: 'mine' })), 'notFound');
    await discardDraft(shop.as('supervisor'), { id });
    expect(await list()).toMatchObject([{ id, title: '张三' }]);
  });

  test('a discarded draft is gone; discarding it again is as good', async () => {
    const { id } = await saveDraft(shop.as('frontDesk'), draft());
    await discardDraft(shop.as('frontDesk'), { id });
    await discardDraft(shop.as('frontDesk'), { id });
    expect(await list()).toEqual([]);
    await refusal(saveDraft(shop.as('frontDesk'), draft({ id })), 'notFound');
  });

  test('the write that saves what a draft held removes it, and keeps it when it fails', async () => {
    const context = shop.as('frontDesk');
    const { id } = await saveDraft(context, draft());
    const save = (fails: boolean) =>
      write(context, async (w) => {
        await w.record({ subject: 'request', subjectId: 1, kind: 'logged' });
        await discardOwnDraft(w, context, id);
        if (fails) throw new Error('power cut');
      });
    await expect(save(true)).rejects.toThrow('power cut');
    expect(await list()).toHaveLength(1);
    await save(false);
    expect(await list()).toEqual([]);
  });

  test('a draft that is too large is refused and the last one kept', async () => {
    const { id } = await saveDraft(shop.as('frontDesk'), draft());
    const tooLarge = saveDraft(shop.as('frontDesk'), draft({ id, data: '长'.repeat(draftLimits.bytes / 3 + 1) }));
    expect(await refusal(tooLarge, 'guardFailed')).toEqual({ guard: 'draftTooLarge', limit: draftLimits.bytes });
    expect(await list()).toMatchObject([{ data: { content: '冰箱不制冷' } }]);
  });

  test('one too many is refused, none is dropped, and the others can still be typed in', async () => {
    const ids: number[] = [];
    for (let i = 0; i < draftLimits.count; i++) ids.push((await saveDraft(shop.as('frontDesk'), draft())).id);
    expect(await refusal(saveDraft(shop.as('frontDesk'), draft()), 'guardFailed')).toEqual({
      guard: 'tooManyDrafts',
      limit: draftLimits.count,
    });
    expect(await list()).toHaveLength(draftLimits.count);
    await saveDraft(shop.as('frontDesk'), draft({ id: ids[0] as number, title: '王五' }));
    await saveDraft(shop.as('supervisor'), draft());
  });

  test('a draft leaves no event and no audit row', async () => {
    await saveDraft(shop.as('frontDesk'), draft());
    expect(await engine().db.selectFrom('event').select('id').execute()).toEqual([]);
    expect(await engine().db.selectFrom('auditEntry').select('id').execute()).toEqual([]);
  });
});
