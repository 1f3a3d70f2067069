import { describe, expect, test } from 'vitest';
import { screens } from '../../renderer/routes.tsx';
import { pictureScreens } from '../screenshots/screens.ts';
import { screensOf } from '../support/latin-screens.ts';

/** The routes that none of these addresses leads to; a fixed path comes before a pattern, as in the router. */
function forgotten(addresses: readonly string[]): readonly string[] {
  const visited = new Set(addresses.map((address) => routeOf(new URL(address, 'http://counter').pathname)));
  return screens.map(({ path }) => path).filter((path) => !visited.has(path));
}

function routeOf(pathname: string): string | undefined {
  const fits = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);
  return (screens.find(({ path }) => path === pathname) ?? screens.find(({ path }) => fits(path)))?.path;
}

describe('no screen is forgotten', () => {
  test('by the accessibility pass', () => {
    const paths = screensOf({
      loginName: '',
      password: '',
      customerId: 1,
      requestIds: [1],
      slipIds: [1, 2],
      partId: 1,
      placeId: 4,
      itemId: 1,
      vehicleId: 2,
      projectId: 1,
      cardId: 1,
      privacyRequestId: 1,
      twinId: 2,
      repairId: 1,
      repairRequestId: 5,
      incidentId: 1,
      supplierCaseId: 1,
      purchaseOrderId: 1,
      inquiryId: 1,
      consignmentId: 1,
      handoverId: 1,
      materialRequestId: 1,
      oldPartId: 1,
      oldPartNoteId: 1,
      stocktakeId: 1,
      toolPurchaseId: 1,
      holderId: 1,
      receiptId: 1,
      lossId: 1,
      planId: 1,
      formId: 5,
      technicianId: 1,
      toolKindId: 1,
      toolId: 1,
      toolLossId: 1,
      toolNoteId: 1,
      toolStocktakeId: 2,
    });
    expect(forgotten(paths)).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('by the screenshots', () => {
    expect(forgotten(pictureScreens.map(({ path }) => path))).toEqual([]);
    expect(new Set(pictureScreens.map(({ name }) => name)).size).toBe(pictureScreens.length);
  });
});
