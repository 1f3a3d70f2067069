import { shippedPresets } from '../../../shared/presets/index.ts';
import type { Engine, Tx } from '../../db/engine.ts';
import { findPresetCodes, insertPreset, insertVersion } from './preset-versions.repository.ts';

/** Shipped presets hold from a day before every job. */
const shippedOn = '2000-01-01';
/** Stands where a person's name stands in versions that the shop approved. */
const approvedByProgram = 'program';

/**
 * Writes the shipped presets that are not there yet as version 1, all or none. Safe while another host does the same: whoever comes second
 * finds the row taken and leaves it.
 */
export async function shipPresets(engine: Engine, now: number): Promise<void> {
  const known = new Set(await findPresetCodes(engine.db));
  const missing = shippedPresets.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return;
  await engine.transaction(async (tx) => {
    for (const preset of missing) await ship(tx, preset, now);
  });
}

async function ship(tx: Tx, preset: (typeof shippedPresets)[number], now: number): Promise<void> {
  const { code, family } = preset;
  if (!(await insertPreset(tx, { code, family, basedOn: '', createdAt: now }))) return;
  await insertVersion(tx, {
    presetCode: code,
    version: 1,
    effectiveOn: shippedOn,
    approvedBy: approvedByProgram,
    approvedAt: now,
    approvedByUser: null,
    draftedBy: null,
    note: '',
    data: JSON.stringify(preset),
    createdAt: now,
  });
}
