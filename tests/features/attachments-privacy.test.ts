import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addAttachment, describeAttachment, listAttachments } from '../../electron/features/attachments/attachments.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { viewCaller } from '../../electron/features/customers/customers.service.ts';
import type { AttachmentSubject } from '../../shared/attachments.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { jpegWithGps, pdf } from '../support/attachments.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { addPerson, name, stepsIn } from '../support/person.ts';
import { tracesOf } from '../support/person-trace.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { storedFiles } from '../support/stored-files.ts';

describeOnEngines('attachments of a person', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    rmSync(folder(), { recursive: true, force: true });
  });
  const { receive, verify, perform } = stepsIn(() => shop);
  const folder = () => join(shop.app.dataFolder, 'attachments');
  const onDisk = () => storedFiles(shop.app);
  const add = async (subject: AttachmentSubject, subjectId: number, sent = `${name}家.jpg`) => {
    const { id } = await addAttachment(shop.as('supervisor'), { subject, subjectId, name: sent }, await jpegWithGps(200, 100));
    await describeAttachment(shop.as('supervisor'), { id, caption: `${name}的厨房` });
  };

  test('R-004-24 F112: a person’s photos and files go with the person, from the disk too; those of others stay', async () => {
    const person = await addPerson(shop);
    const other = await addCustomer(shop);
    const item = addInstalledItemInput.parse({ customerId: person, model: 'BCD-520', serial: 'X-1' });
    const itemId = (await addInstalledItem(shop.as('frontDesk'), item)).id;
    const request = await logCall(shop, person);
    const slip = await dispatch(shop, request.id);
    await add('request', request.id);
    await add('workOrder', slip.id);
    await add('installedItem', itemId);
    const foreign = await logCall(shop, other);
    await addAttachment(shop.as('supervisor'), { subject: 'request', subjectId: foreign.id, name: 'a.pdf' }, pdf);
    expect(await onDisk()).toHaveLength(7);
    await engine().transaction(async (tx) => {
      await tx.updateTable('workOrder').set({ state: 'archived' }).execute();
      await tx.updateTable('serviceRequest').set({ state: 'archived' }).execute();
    });
    const { id } = await receive(person, 'delete');
    await verify(id);
    expect((await tracesOf(engine(), [name])).some((trace) => trace.includes('attachment'))).toBe(true);
    await perform(id);
    expect(await onDisk()).toHaveLength(1);
    expect(await engine().db.selectFrom('attachment').select(['subject', 'subjectId']).execute()).toEqual([
      { subject: 'request', subjectId: foreign.id },
    ]);
    expect((await tracesOf(engine(), [name])).filter((trace) => trace.includes('attachment'))).toEqual([]);
  });

  test('R-004-20 F112: a merge keeps the photos of both customers', async () => {
    const [kept, absorbed] = [await addPerson(shop), await addCustomer(shop)];
    const request = await logCall(shop, absorbed);
    await add('request', request.id);
    const versionOf = async (id: number) => (await viewCaller(shop.as('supervisor'), { id })).customer.version;
    const [keptVersion, absorbedVersion] = [await versionOf(kept), await versionOf(absorbed)];
    await mergeCustomers(shop.as('supervisor'), { keptId: kept, keptVersion, absorbedId: absorbed, absorbedVersion, choices: {} });
    const of = { subject: 'request', subjectId: request.id } as const;
    expect((await listAttachments(shop.as('frontDesk'), of)).rows).toMatchObject([{ caption: `${name}的厨房` }]);
  });
});
