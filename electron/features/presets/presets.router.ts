import { z } from 'zod';
import {
  approvePresetInput,
  callSubjectInput,
  choosePresetInput,
  comparePresetInput,
  contractInput,
  contractOfInput,
  copyPresetInput,
  discardPresetInput,
  draftPresetInput,
  exportPresetInput,
  importPresetInput,
  itemPolicyInput,
  presetInput,
} from '../../../shared/presets.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { choosePreset, setContract, viewContract } from './presets-choice.service.ts';
import { approvePreset, copyPreset, discardPreset, draftPreset, removePreset } from './presets-edit.service.ts';
import { exportPreset, importPreset } from './presets-exchange.service.ts';
import { comparePreset, itemPolicy, listOwners, listPresetNames, listPresets, presetForCall, viewPreset } from './presets-view.service.ts';

export const presetsRouter = router({
  forCall: query(callSubjectInput, presetForCall),
  itemPolicy: query(itemPolicyInput, itemPolicy),
  owners: query(z.void(), listOwners),
  names: query(z.void(), listPresetNames),
  list: query(z.void(), listPresets),
  get: query(presetInput, viewPreset),
  compare: query(comparePresetInput, comparePreset),
  draft: command(draftPresetInput, draftPreset),
  discard: command(discardPresetInput, discardPreset),
  approve: command(approvePresetInput, approvePreset),
  copy: command(copyPresetInput, copyPreset),
  remove: command(presetInput, removePreset),
  export: command(exportPresetInput, exportPreset),
  import: command(importPresetInput, importPreset),
  choose: command(choosePresetInput, choosePreset),
  contract: query(contractOfInput, viewContract),
  setContract: command(contractInput, setContract),
});
