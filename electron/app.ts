import { join } from 'node:path';
import type { App } from './context.ts';
import { databaseState, openDatabase } from './db/open.ts';
import type { Engine } from './db/engine.ts';
import { migrate } from './db/migrate.ts';
import { DomainError } from './errors.ts';
import { ownDataFolder } from './db/owner-lock.ts';
import { takeFilesIn } from './features/attachments/attachments-move.service.ts';
import { sealFiles } from './features/attachments/attachment-sealing.ts';
import { keepAttachments } from './features/attachments/attachments-sweep.service.ts';
import { refuseHalfMoved } from './features/database/half-moved.service.ts';
import { carryOldPhotos } from './features/repair-cases/repair-photos.service.ts';
import { keepRemindingOfOrders } from './features/purchase-orders/order-reminders.service.ts';
import { keepReminding } from './features/incidents/incident-reminders.service.ts';
import { keepRemindingOfPurchases } from './features/material-requests/request-reminders.service.ts';
import { keepReserves } from './features/reordering/reserve-keeping.service.ts';
import { keepSweeping } from './features/timers/timers-sweep.service.ts';
import { shipPresets } from './features/presets/ship-presets.service.ts';
import { keepAccessLog } from './platform/access-log.ts';
import { createBus } from './platform/bus.ts';
import { addressOf, hasChoice, readChoice } from './platform/database-choice.ts';
import { hearHosts, tellHosts } from './platform/host-line.ts';
import { logFile } from './platform/log-file.ts';
import { keepTidy } from './platform/housekeeping.ts';
import { keyPathOf, keyStore } from './platform/keys/key-store.ts';
import type { KeyStore } from './platform/keys/key-store.ts';
import { confirmKeys, openKeys } from './platform/keys/open-keys.ts';
import { createLog } from './platform/log.ts';

export interface OpenAppOptions {
  /** Folder that holds everything of the shop; made if absent. */
  readonly dataFolder: string;
  /** `postgres://…` of a server that holds the data; absent: the one chosen in the settings, else a file in the folder. */
  readonly databaseUrl?: string | undefined;
  /** Where this machine keeps the shop's key; absent: the 0600 file beside the data folder. */
  readonly keyStore?: KeyStore;
  /** Brings the key to a machine that does not have it. */
  readonly recoveryCode?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: () => number;
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
 * @throws DomainError `databaseOwned`, `databaseDamaged`, `databaseNewer`, `keyMissing`, `recoveryCodeWrong`, `databaseHalfMoved`, and what
 * the check of a server refuses.
 */
export async function openApp({
  dataFolder,
  databaseUrl: namedUrl,
  keyStore: store = keyStore(keyPathOf(dataFolder)),
  recoveryCode,
  now = Date.now,
  passwordCost = 17,
  log: writeLine,
  restart,
}: OpenAppOptions): Promise<OpenedApp> {
  const release = ownDataFolder(dataFolder);
  try {
    const log = createLog(writeLine ?? logFile(join(dataFolder, 'log', 'counter.log')), now);
    const isChosen = !namedUrl && hasChoice(dataFolder);
    const { keys, keep } = await openKeys({ store, state: isChosen ? 'sealed' : databaseState(dataFolder, namedUrl), recoveryCode });
    const databaseUrl = isChosen ? await readChoice(dataFolder, keys) : namedUrl;
    const engine = openDatabase({
      dataFolder,
      databaseUrl,
      key: keys.database,
      onConnectionLost: (error) => log.error('database connection lost', { error: error.message }),
    });
    let endHearing = async () => {};
    const close = once(() =>
      endHearing()
        .then(() => engine.close())
        .finally(release),
    );
    const app: App = {
      ...{ engine, now, bus: createBus(tellHosts(engine, log)), log, dataFolder, keys, passwordCost },
      ...(databaseUrl && { server: { address: addressOf(databaseUrl), isForced: !isChosen } }),
      ...(restart && { restart }),
    };
    try {
      await reach(engine);
      await refuseHalfMoved(engine);
      const steps = await migrate(engine);
      await confirmKeys(engine, keys, store);
      await keep();
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
    const stopTidying = keepTidy(app);
    const endAccessLog = keepAccessLog(app);
    const endSweeping = keepSweeping(app);
    const endReminding = keepReminding(app);
    const endPurchaseReminding = keepRemindingOfPurchases(app);
    const endRemindingOfOrders = keepRemindingOfOrders(app);
    const endKeepingReserves = keepReserves(app);
    const endKeepingFiles = keepAttachments(app);
    return {
      app,
      async close() {
        stopTidying();
        try {
          await endSweeping();
          await endReminding();
          await endPurchaseReminding();
          await endRemindingOfOrders();
          await endKeepingReserves();
          await endKeepingFiles();
          await endAccessLog();
        } finally {
          await close();
        }
      },
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
