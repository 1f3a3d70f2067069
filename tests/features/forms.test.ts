import { beforeAll, beforeEach, expect, test } from 'vitest';
import { saveDefault, saveLayout, viewFormSetup, viewNewestRecords } from '../../electron/features/forms/forms.service.ts';
import { layoutFor, plainLayout } from '../../shared/form-layouts.ts';
import type { FormLayout } from '../../shared/form-layouts.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const own: FormLayout = {
  parts: [{ key: 'product', caption: '机型', size: 'full', isHidden: false }],
  topText: '24 小时热线 400-800-1234\n<b>不是粗体</b>',
  bottomText: '',
  hasLogo: false,
};

describeOnEngines('forms of the shop', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const boss = () => shop.as('serviceManager');

  test('F106 a layout holds for its form and paper from now on, and is taken away again', async () => {
    expect(await viewFormSetup(boss())).toEqual({ layouts: [], defaults: [] });
    await saveLayout(boss(), { form: 'slip', paper: 'A5', current: 0, layout: own });
    const setup = await viewFormSetup(shop.as('frontDesk'));
    expect(layoutFor(setup, 'slip', 'A5')).toEqual(own);
    expect(layoutFor(setup, 'slip', 'A4')).toEqual(plainLayout);
    const current = setup.layouts[0]?.current ?? 0;
    const after = await saveLayout(boss(), { form: 'slip', paper: 'A5', current, layout: null });
    expect(layoutFor(after, 'slip', 'A5')).toEqual(plainLayout);
  });

  test('two people do not overwrite each other: the second gets the layout of the first', async () => {
    await saveLayout(boss(), { form: 'slip', paper: '', current: 0, layout: own });
    const details = await refusal(saveLayout(boss(), { form: 'slip', paper: '', current: 0, layout: plainLayout }), 'staleVersion');
    expect(details).toMatchObject({ what: 'formLayout', current: { layout: own } });
    const choice = { paper: '241x140', isLandscape: false, copies: ['file'], isCarbon: false, isOverlay: true } as const;
    await saveDefault(boss(), { form: 'slip', current: 0, choice: { ...choice, copies: [...choice.copies] } });
    await refusal(saveDefault(boss(), { form: 'slip', current: 0, choice: null }), 'staleVersion');
    expect((await viewFormSetup(boss())).defaults).toMatchObject([{ form: 'slip', choice }]);
  });

  test('the audit says what was changed about a form, in which words', async () => {
    await saveLayout(boss(), { form: 'incident', paper: '', current: 0, layout: own });
    const audit = await engine().db.selectFrom('auditEntry').select('changes').orderBy('id').execute();
    expect(audit.map(({ changes }) => JSON.parse(changes) as object)).toContainEqual(
      expect.objectContaining({
        printedForm: ['incident', 'incident'],
        formParts: ['', 'product = 机型 (full)'],
        formTopText: ['', own.topText],
        formHasLogo: [true, false],
      }),
    );
  });

  test('the layout of a form is looked at on the newest record that has it', async () => {
    expect(await viewNewestRecords(boss())).toMatchObject({ workOrder: null, incident: null, closedRequest: null });
    const request = await logCall(shop, await addCustomer(shop));
    const slip = await dispatch(shop, request.id);
    expect(await viewNewestRecords(boss())).toMatchObject({ workOrder: slip.id, request: request.id, repairService: null });
  });
});
