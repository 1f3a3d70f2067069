import type { EnglishTexts } from '../types.ts';
import type { spares as chinese } from '../zh-CN/spares.ts';

export const spares = {
  title: 'Spares',
  none: 'No spare needed',
  need: 'Confirm a spare is needed',
  provide: 'Hand out spare',
  ship: 'Note shipment',
  drop: 'No longer needed',
  item: 'Spare',
  qty: 'Quantity',
  place: 'From place',
  lotNo: 'Batch or serial number',
  signedBy: 'Received by',
  signed: 'Receiver has signed',
  carrier: 'Carrier',
  trackingNo: 'Tracking number',
  inStock: 'In stock, to be handed out',
  notInStock: 'Not in stock, to be shipped',
  outcome: { provided: 'Handed out', shipped: 'Shipped', dropped: 'Not needed' },
  neededBy: 'confirmed by {{name}}',
  needHint: 'What is in stock is timed until it is handed out, what is not until it is shipped.',
  noShelf: 'No shelf holds {{qty}} {{unit}} now',
  dropThing: '{{item}} {{qty}} {{unit}}',
  dropConsequence: 'Its clock is called off and the task of the store ends.',
  event: {
    spareNeeded: 'Need of a spare confirmed',
    spareProvided: 'Spare handed out',
    spareShipped: 'Spare shipped',
    spareDropped: 'Spare no longer needed',
  },
  done: { need: 'Need of the spare noted', provide: 'Spare handed out', ship: 'Shipment noted', drop: 'Called off' },
} satisfies EnglishTexts<typeof chinese>;
