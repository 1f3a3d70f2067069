import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { cardListInput, createCardInput, recordCardPrintInput, voidCardInput } from '../../../shared/warranty-cards.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { createCard, listCards, readCardPrintData, recordCardPrint, viewCard, voidWarrantyCard } from './warranty-cards.service.ts';

export const warrantyCardsRouter = router({
  list: query(cardListInput, listCards),
  get: query(z.strictObject({ id }), viewCard),
  create: command(createCardInput, createCard),
  void: command(voidCardInput, voidWarrantyCard),
  printData: query(z.strictObject({ id }), readCardPrintData),
  recordPrint: command(recordCardPrintInput, recordCardPrint),
});
