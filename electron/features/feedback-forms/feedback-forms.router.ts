import { z } from 'zod';
import {
  agreeInput,
  appraiseInput,
  awaitFormGoodsInput,
  cannotJudgeInput,
  createFormInput,
  decideFormInput,
  finishFormInput,
  formCountInput,
  formListInput,
  formMomentInput,
  formsOfRequestInput,
  formPrintInput,
  formTargetInput,
  judgeInput,
  noteFormInput,
  recordFormPrintInput,
  tellFormSupplierInput,
  updateFormInput,
} from '../../../shared/feedback-forms.ts';
import { id } from '../../../shared/fields.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countFormList, countKinds, exportForms, listForms, viewForm, viewFormsOf } from './feedback-forms.service.ts';
import { changeForm, createForm, judgeSlip, noteCannotJudge } from './form-opening.service.ts';
import { awaitGoods, noteGoodsArrived, tellSupplier } from './form-goods.service.ts';
import { readFormPrintData, recordFormPrint } from './form-prints.service.ts';
import {
  agreeOnForm,
  appraiseForm,
  closeForm,
  decideForm,
  finishForm,
  markAbnormal,
  noteOnForm,
  tellManagement,
} from './form-steps.service.ts';

/** There is nothing that deletes a form (R-000-05). */
export const feedbackFormsRouter = router({
  list: query(formListInput, listForms),
  count: query(formCountInput, countFormList),
  kinds: query(z.strictObject({}), countKinds),
  get: query(z.strictObject({ id }), viewForm),
  ofRequest: query(formsOfRequestInput, viewFormsOf),
  create: command(createFormInput, createForm),
  update: command(updateFormInput, changeForm),
  cannotJudge: command(cannotJudgeInput, noteCannotJudge),
  judge: command(judgeInput, judgeSlip),
  appraise: command(appraiseInput, appraiseForm),
  decide: command(decideFormInput, decideForm),
  markAbnormal: command(formTargetInput, markAbnormal),
  agree: command(agreeInput, agreeOnForm),
  tellSupplier: command(tellFormSupplierInput, tellSupplier),
  awaitGoods: command(awaitFormGoodsInput, awaitGoods),
  arrive: command(formMomentInput, noteGoodsArrived),
  finish: command(finishFormInput, finishForm),
  tellManagement: command(formTargetInput, tellManagement),
  close: command(formTargetInput, closeForm),
  note: command(noteFormInput, noteOnForm),
  printData: query(formPrintInput, readFormPrintData),
  recordPrint: command(recordFormPrintInput, recordFormPrint),
  export: command(formListInput, exportForms),
});
