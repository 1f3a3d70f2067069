import { join } from 'node:path';
import type { App } from './context.ts';
import { checkDatabase, databaseFile, databaseState, openDatabase } from './db/open.ts';
import type { Engine } from './db/engine.ts';
import { migrate } from './db/migrate.ts';
import { DomainError } from './errors.ts';
import { ownDataFolder } from './db/owner-lock.ts';
import { swappable } from './db/swappable.ts';
import { withGate } from './db/write-gate.ts';
import { takeFilesIn } from './features/attachments/attachments-move.service.ts';
import { sealFiles } from './features/attachments/attachment-sealing.ts';
import { keepCheckingChain } from './features/audit/audit-chain.service.ts';
import { keepAttachments } from './features/attachments/attachments-sweep.service.ts';
import { keepBackups } from './features/backups/backup-keeping.service.ts';
import { refuseHalfMoved } from './features/database/half-moved.service.ts';
import { carryOldPhotos } from './features/repair-cases/repair-photos.service.ts';
import { keepRemindingOfOrders } from './features/purchase-orders/order-reminders.service.ts';
import { keepReminding } from './features/incidents/incident-reminders.service.ts';
import { keepRemindingOfPurchases } from './features/material-requests/request-reminders.service.ts';
import { keepReserves } from './features/reordering/reserve-keeping.service.ts';
import { keepSweeping } from './features/timers/timers-sweep.service.ts';
import { shipPresets } from './features/presets/ship-presets.service.ts';
import { keepCare } from './features/care/care-watch.service.ts';
import { keepAccessLog } from './platform/access-log.ts';
import { ownData } from './platform/backup/data-owner.ts';
import { saveBeforeMigrating } from './platform/backup/before-migrating.ts';
import { recoverSwap } from './platform/backup/swap.ts';
import { createBus } from './platform/bus.ts';
import { createCare, reopened } from './platform/care/care.ts';
import type { Machine } from './platform/care/machine.ts';
import { requireSafeFolder } from './platform/care/safe-folder.ts';
import { addressOf, hasChoice, readChoice } from './platform/database-choice.ts';
import { hearHosts, tellHosts } from './platform/host-line.ts';
import { logFile } from './platform/log-file.ts';
import { addAnchorSource, readAnchors } from './platform/chain/chain-anchors.ts';
import { chainSealer } from './platform/chain/chain-sealer.ts';
import { sealChain } from './platform/chain/chain-sealing.ts';
import { startChain } from './platform/chain/chain-start.ts';
import { chainedEngine } from './platform/chain/chained-engine.ts';
import { keepTidy } from './platform/housekeeping.ts';
import type { Keys } from './platform/keys/keys.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import type { KeyStore } from './platform/keys/key-store.ts';
import { finishNewKeys } from './platform/keys/new-keys.ts';
import { confirmKeys, openKeys } from './platform/keys/open-keys.ts';
import { putMark, readMark, refuseGone, refuseOther } from './platform/keys/shop-mark.ts';
import { createLog } from './platform/log.ts';
import { clearUploads } from './platform/uploads.ts';

export interface OpenAppOptions {
  /** Folder that holds everything of the shop; made if absent. */
  readonly dataFolder: string;
  /** `postgres://…` of a server that holds the data; absent: the one chosen in the settings, else a file in the folder. */
  readonly databaseUrl?: string | undefined;
  /** Where this machine keeps the shop's key; absent: the 0600 file beside the data folder. */
  readonly keyStore?: KeyStore;
  /** Brings the key to a machine that does not have it. */
  readonly recoveryCode?: string | undefined;
  /** Somebody was told that the folder is synchronised or on a network, and wants it all the same. */
  readonly allowSyncedFolder?: boolean | undefined;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Space and files of the machine; another one only in tests. */
  readonly machine?: Machine;
  /** log2 of scrypt's N; lower only in tests. */
  readonly passwordCost?: number;
  /** Takes each line of the diagnostic log; absent: `log/counter.log` in the data folder. */
  readonly log?: (line: string) => void;
  /** How this host starts itself anew. */
  readonly restart?: () => void;
}

export interface OpenedApp {
  readonly app: App;
  /** Ends the database cleanly and gives the data folder free; may be called twice. */
  close(): Promise<void>;
}

/**
 * Opens the application on a data folder, the same for both hosts: owns the folder, checks and migrates the database.
 * @throws DomainError `databaseOwned`, `databaseDamaged`, `databaseGone`, `databaseNewer`, `keyMissing`,
 * `recoveryCodeWrong`, `databaseHalfMoved`, what the check of a server refuses, `folderUnsafe`, `folderReadOnly`, `cancelled` when a new key may not be kept on this machine.
 */
export async function openApp({
  dataFolder,
  databaseUrl: namedUrl,
  keyStore: store = keyStore(keyPathOf(dataFolder)),
  recoveryCode,
  allowSyncedFolder = false,
  now = Date.now,
  machine,
  passwordCost = 17,
  log: writeLine,
  restart,
}: OpenAppOptions): Promise<OpenedApp> {
  const isChosen = !namedUrl && hasChoice(dataFolder);
  const isServed = isChosen || namedUrl !== undefined;
  requireSafeFolder(dataFolder, allowSyncedFolder || isServed);
  const release = ownDataFolder(dataFolder);
  try {
    const log = createLog(writeLine ?? logFile(join(dataFolder, 'log', 'counter.log')), now);
    const file = databaseFile(dataFolder);
    if (await finishNewKeys({ dataFolder, databaseUrl: namedUrl, store }))
      log.info('new recovery code: an interrupted change was finished');
    if (!isServed && (await recoverSwap({ dataFolder, databaseFile: file, store })))
      log.info('an interrupted restore was carried to its end');
    const state = isChosen ? 'server' : databaseState(dataFolder, namedUrl);
    const found = await readMark(dataFolder);
    refuseGone(found, state, file);
    // a choice is sealed as a database is: no new key opens it
    const own = await openKeys({ store, state: isChosen ? 'sealed' : state, found, recoveryCode });
    const databaseUrl = isChosen ? await readChoice(dataFolder, own.keys) : namedUrl;
    const check = await checkDatabase({ dataFolder, databaseUrl, key: own.keys.database });
    const open = ({ database: key }: Keys) =>
      openDatabase({
        dataFolder,
        databaseUrl,
        key,
        onConnectionLost: (error) => log.error('database connection lost', { error: error.message }),
      });
    const data = swappable(open(own.keys));
    const { engine: gated, gate } = withGate(data);
    let keysNow = own.keys;
    const sealer = chainSealer(() => app);
    const engine = chainedEngine(gated, () => keysNow.chain, sealer.soon);
    const care = createCare({ gate, machine, databaseFile: databaseUrl ? undefined : file, startedAt: now() });
    let endHearing = async () => {};
    const close = once(async () => {
      await check?.end();
      await endHearing();
      await engine.close().finally(release);
    });
    const takeKeys = (next: Keys) => {
      keysNow = next;
    };
    const app: App = {
      engine,
      now,
      bus: createBus(tellHosts(engine, log)),
      log,
      dataFolder,
      get keys() {
        return keysNow;
      },
      care,
      passwordCost,
      ...(databaseUrl && { server: { address: addressOf(databaseUrl), isForced: !isChosen } }),
      ...(restart && { restart }),
    };
    const exchanged = (next: Keys) => {
      // what it would find is no longer about the file in use
      void check?.end();
      care.opened = undefined;
      return open(next);
    };
    const restored = (next: Keys) => {
      takeKeys(next);
      reopened(care);
    };
    if (!databaseUrl) ownData(app, { databaseFile: file, engine: data, store, open: exchanged, useKeys: restored });
    try {
      await reach(engine);
      await refuseHalfMoved(engine);
      if (!databaseUrl) await saveBeforeMigrating({ engine, dataFolder, databaseFile: file, keys: own.keys, now, log });
      const steps = await migrate(engine);
      const { keys, mark } = await confirmKeys(engine, own);
      refuseOther(found, state, mark, file);
      takeKeys(keys);
      await own.keep();
      await putMark(dataFolder, mark);
      await startChain(app);
      await sealChain(app);
      addAnchorSource(app, () => readAnchors(app));
      await clearUploads(dataFolder);
      await sealFiles(app);
      if (engine.server) await takeFilesIn(app, engine);
      await shipPresets(engine, now());
      await carryOldPhotos(app);
      endHearing = await hearHosts(engine, app.bus, log);
      log.info('application opened', { engine: engine.name, migrations: steps });
    } catch (error) {
      await close();
      throw error;
    }
    // ended in this order: what is written until then is in the access log and in the chain
    const ends = [
      keepTidy(app),
      keepSweeping(app),
      keepReminding(app),
      keepRemindingOfPurchases(app),
      keepRemindingOfOrders(app),
      keepReserves(app),
      keepAttachments(app),
      keepBackups(app),
      keepCare(app, check),
      keepCheckingChain(app),
      keepAccessLog(app),
      () => sealer.end(),
    ];
    return {
      app,
      close: once(async () => {
        // on a disk that takes nothing more the last lines cannot be written; what is open is closed all the same
        for (const end of ends)
          try {
            await end();
          } catch (error) {
            log.error('the end of a job failed', { error: String(error) });
          }
        await close();
      }),
    };
  } catch (error) {
    release();
    throw error;
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}

const reachTries = 5;
const reachPauseMs = 1_000;

/** A server that starts together with this machine is there some seconds later. */
async function reach({ server }: Engine): Promise<void> {
  for (let tried = 1; server; tried++) {
    try {
      return await server.check();
    } catch (error) {
      const isAway = error instanceof DomainError && error.code === 'databaseAway';
      if (!isAway || tried === reachTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, reachPauseMs));
    }
  }
}
