import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  cancelInquiryInput,
  chooseOfferInput,
  inquiryCountInput,
  inquiryListInput,
  offerTargetInput,
  saveInquiryInput,
  saveOfferInput,
} from '../../../shared/inquiries.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  cancelInquiry,
  chooseOffer,
  countInquiries,
  exportInquiries,
  listInquiries,
  removeOffer,
  saveInquiry,
  saveOffer,
  viewInquiry,
} from './inquiries.service.ts';

export const inquiriesRouter = router({
  list: query(inquiryListInput, listInquiries),
  count: query(inquiryCountInput, countInquiries),
  export: command(inquiryListInput, exportInquiries),
  get: query(z.strictObject({ id }), viewInquiry),
  save: command(saveInquiryInput, saveInquiry),
  saveOffer: command(saveOfferInput, saveOffer),
  removeOffer: command(offerTargetInput, removeOffer),
  choose: command(chooseOfferInput, chooseOffer),
  cancel: command(cancelInquiryInput, cancelInquiry),
});
